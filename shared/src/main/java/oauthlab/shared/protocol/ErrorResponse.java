package oauthlab.shared.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The JSON of a refusal: {@code {"error":"invalid_grant","error_description":"what was wrong, what to do"}}.
 *
 * <p>RFC 6749 section 5.2. The description is for developers: printable ASCII without quote and backslash, never a
 * secret.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorResponse(
        @JsonProperty("error") String error,
        @JsonProperty("error_description") String description) {

    public ErrorResponse(OAuthErrorCode code, String description) {
        this(code.wire(), sanitize(description));
    }

    /** Replaces each character that RFC 6749 section 5.2 does not allow in a description. */
    public static String sanitize(String description) {
        return description == null
                ? null
                : description.replace('"', '\'').replace('\\', '/').replaceAll("[^\\x20-\\x7E]", "?");
    }
}
