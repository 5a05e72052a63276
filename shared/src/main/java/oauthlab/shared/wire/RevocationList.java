package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import oauthlab.shared.secret.Digests;

/**
 * A page of the list of what was called back before its time, for APIs that check signatures by themselves. No RFC has
 * it; RFC 7009 section 3 says that something of the kind is needed.
 *
 * <p>An entry is the {@code jti} of a token, the {@code grant_id} of all tokens of an approval, or {@link #client}. None of
 * them can be used as a token, or guessed from one.
 *
 * @param entries those whose tokens have not expired yet
 * @param next where the next page begins; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevocationList(
        @JsonProperty("revoked") List<String> entries,
        @JsonProperty("next") String next) {

    /** The claim that names the approval a token comes from. */
    public static final String GRANT_ID = "grant_id";

    /** The entry that stands for all tokens of a client. A digest, since ids of clients may be long. */
    public static String client(String clientId) {
        return Digests.sha256(clientId);
    }
}
