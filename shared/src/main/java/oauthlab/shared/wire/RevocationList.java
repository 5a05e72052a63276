package oauthlab.shared.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import oauthlab.shared.secret.Digests;

/**
 * A page of the list of what was revoked before its time, for APIs that check signatures by themselves. No RFC has it; RFC
 * 7009 section 3 says that something of the kind is needed.
 *
 * <pre>{"full":false,"mark":"1790000000123456.Yk3v...","revoked":[{"id":"f2c...","exp":1790003600}],"restored":[]}</pre>
 *
 * @param full true for the whole list, false for what changed since the reader's mark. A reader that asked for changes may
 *     still get the whole list, because its mark is too old or unknown
 * @param mark what to send as {@code since} next time, once the last page was read
 * @param revoked those whose tokens have not expired yet
 * @param restored ids that are off the list again, such as that of a client that was enabled
 * @param next where the next page begins; null on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevocationList(
        @JsonProperty("full") boolean full,
        @JsonProperty("mark") String mark,
        @JsonProperty("revoked") List<Entry> revoked,
        @JsonProperty("restored") List<String> restored,
        @JsonProperty("next") String next) {

    /** The claim that names the approval a token comes from. */
    public static final String GRANT_ID = "grant_id";

    /**
     * A token by its {@code jti}, all tokens of an approval by its {@code grant_id}, or those of {@link #client} or {@link
     * #user}. None of these ids can be used as a token, or guessed from one.
     *
     * @param exp when all these tokens have expired, in seconds since 1970: then a reader forgets the entry
     * @param until if there, only tokens that were issued at this time or before are revoked, in seconds since 1970
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            @JsonProperty("id") String id,
            @JsonProperty("exp") long exp,
            @JsonProperty("until") Long until) {

        /** Is a token of this id revoked, if it was issued then? */
        public boolean covers(Instant issuedAt) {
            return until == null || issuedAt.getEpochSecond() <= until;
        }
    }

    /** The id that stands for all tokens of a client. A digest, since ids of clients may be long. */
    public static String client(String clientId) {
        return Digests.sha256(clientId);
    }

    /** The id that stands for all tokens of a user ({@code sub}), whichever client has them. */
    public static String user(String subject) {
        return Digests.sha256("user\n" + subject);
    }
}
