package oauthlab.shared.proof;

import java.util.Map;
import java.util.Optional;

/** The claim {@code cnf}: to which key something is bound. RFC 7800 section 3.1. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * The key of {@code {"jkt":"..."}}, by its thumbprint (RFC 9449 section 6.1). Empty for every other binding, and for
     * several at once: who cannot check all of it must not take it.
     *
     * @param cnf as it was read from JSON; null when there is none
     */
    public static Optional<String> keyThumbprint(Object cnf) {
        return cnf instanceof Map<?, ?> members
                        && members.size() == 1
                        && members.get("jkt") instanceof String thumbprint
                ? Optional.of(thumbprint)
                : Optional.empty();
    }
}
