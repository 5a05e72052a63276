package oauthlab.guarded.credential;

/**
 * What a request brings to show who calls: a token in {@code Authorization: Bearer TOKEN} (RFC 6750 section 2.1), one that is bound
 * to a key in {@code Authorization: DPoP TOKEN} (RFC 9449 section 7.1), or an API key in {@code X-API-Key} or as a bearer. {@link CredentialHeaders} reads it.
 *
 * <p>RFC 6750 knows two other places. A form body is none of ours. A token in the query ends up in logs, in the browser's history
 * and in {@code Referer}, so it is not read at all (RFC 9700 section 4.3.2).
 */
public sealed interface Credential {

    /** It itself. Nobody logs it: the text of each kind leaves it out. */
    String value();

    /** Good in the hands of anybody. */
    record BearerToken(String value) implements Credential {
        @Override
        public String toString() {
            return "BearerToken[hidden]";
        }
    }

    /** Good together with a proof of its key, if it says what it is. */
    record BoundToken(String value) implements Credential {
        @Override
        public String toString() {
            return "BoundToken[hidden]";
        }
    }

    /** It begins with {@link #PREFIX}, so that it is never taken for a token, nor a token for a key. */
    record ApiKey(String value) implements Credential {

        public static final String PREFIX = "key-";

        @Override
        public String toString() {
            return "ApiKey[hidden]";
        }
    }
}
