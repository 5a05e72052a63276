package oauthlab.auth.broker.upstreamtokens;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import oauthlab.auth.foundation.crypto.Sealer;
import oauthlab.auth.foundation.crypto.Stretched;
import org.jboss.logging.Logger;

/**
 * What lies between a text and the store: a seal, under a key that is derived from the master key by scrypt, or by setting
 * nothing.
 *
 * <p>The setting can be changed: at the next start, what was kept in the other way is wrapped anew.
 */
@ApplicationScoped
public class TokenWrapping {

    private static final Logger LOG = Logger.getLogger(TokenWrapping.class);
    private static final String PLAIN = "plain:";

    // Its key costs 32 MB and a tenth of a second: nothing that a server without other providers should pay when it
    // starts.
    private final Provider<Sealer> sealer;
    private final boolean isSealed;

    TokenWrapping(@Stretched Provider<Sealer> sealer, UpstreamTokenSettings settings) {
        this.sealer = sealer;
        this.isSealed = settings.isSealed();
    }

    void announce(@Observes StartupEvent start) {
        if (!isSealed)
            LOG.warn(
                    "NOT SEALED: the tokens of other providers lie in the store as they are (oauthlab.upstream-tokens.sealed=false)."
                            + " Whoever reads a backup can use them.");
    }

    /** @param label what it is bound to: it opens under this label only */
    public String wrap(String text, String label) {
        return isSealed ? sealer.get().seal(text, label) : PLAIN + text;
    }

    /** @throws IllegalStateException when it was changed or moved, its key is not here, or it lies open where it must not */
    public String unwrap(String wrapped, String label) {
        if (isSealed && wrapped.startsWith(PLAIN))
            throw new IllegalStateException("What is kept for " + label
                    + " is not sealed: whoever can write into the store may have put it there.");
        return read(wrapped, label);
    }

    /** As it would be written now: for what was written under another key or another setting, when the server starts. */
    String rewrap(String wrapped, String label) {
        return wrap(read(wrapped, label), label);
    }

    private String read(String wrapped, String label) {
        return wrapped.startsWith(PLAIN)
                ? wrapped.substring(PLAIN.length())
                : sealer.get().open(wrapped, label);
    }

    /** Is this as it would be written now? */
    public boolean isCurrent(String wrapped) {
        return isSealed ? !wrapped.startsWith(PLAIN) && sealer.get().isCurrent(wrapped) : wrapped.startsWith(PLAIN);
    }
}
