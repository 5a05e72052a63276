package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What the authorization server says about a token. RFC 7662 section 2.2.
 *
 * <pre>{"active":true,"scope":"tasks:read","client_id":"...","sub":"...","aud":"http://localhost:4001","exp":1}</pre>
 *
 * <p>A token that is unknown, expired, revoked or none of the asker's business is {@code {"active":false}} and
 * nothing more, so that guessing teaches nothing.
 *
 * @param subjectType {@code client} when a client acts for itself ({@link SubjectType})
 * @param actor who acts for the subject (RFC 8693 section 4.1), if somebody does
 * @param confirmation the key it is bound to, {@code {"jkt":"..."}} (RFC 9449 section 6.2), if it is
 * @param expiresAt seconds since 1970
 * @param issuedAt seconds since 1970
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IntrospectionResponse(
        @JsonProperty("active") boolean active,
        @JsonProperty("scope") String scope,
        @JsonProperty("client_id") String clientId,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("exp") Long expiresAt,
        @JsonProperty("iat") Long issuedAt,
        @JsonProperty("sub") String subject,
        // Ours; section 2.2 lets servers add members.
        @JsonProperty(SubjectType.CLAIM) String subjectType,

        @JsonProperty("aud")
        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        List<String> audience,

        @JsonProperty("iss") String issuer,
        @JsonProperty("jti") String tokenId,
        @JsonProperty("act") Map<String, Object> actor,
        @JsonProperty("cnf") Map<String, String> confirmation) {

    public static final IntrospectionResponse INACTIVE =
            new IntrospectionResponse(false, null, null, null, null, null, null, null, null, null, null, null, null);
}
