package oauthlab.agent.serve;

import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.secret.Digests;

/** What callers have to show, kept as a digest. It is this program's own, and nothing of OAuth. */
public record ApiKey(String digest) {

    private static final int MIN_LENGTH = 16;

    /**
     * The key that a variable of the environment holds.
     *
     * @param variable the name that was typed; it is not shown again, because some type the key itself
     */
    static ApiKey in(String variable) {
        String value = System.getenv(variable);
        if (value != null) return of(value);
        throw AgentException.of(
                "--api-key takes the name of a variable of the environment, and there is none of that name.",
                "For example: export MY_KEY=$(openssl rand -hex 16), and then --api-key MY_KEY. A key on the command line"
                        + " could be read by everybody on this machine.");
    }

    static ApiKey of(String value) {
        if (value.length() >= MIN_LENGTH && value.matches("[A-Za-z0-9._~+/=-]+"))
            return new ApiKey(Digests.sha256(value));
        throw AgentException.of(
                "The key for callers has to be at least " + MIN_LENGTH + " characters long, without spaces.",
                "This makes one: openssl rand -hex 16");
    }

    /** RFC 6750 section 2.1: the header, and nowhere else. */
    boolean isIn(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length()))
                .map(header -> header.substring("Bearer ".length()).strip())
                .filter(shown -> Digests.matches(shown, digest))
                .isPresent();
    }
}
