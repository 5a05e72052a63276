package oauthlab.auth.keys.signing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import javax.crypto.SecretKey;
import oauthlab.auth.foundation.crypto.SymmetricKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The lesson on symmetric keys: access tokens signed with HS256 (RFC 7518 section 3.2), by setting.
 *
 * <p>One key makes such a signature and checks it. So whoever can check a token can also forge one; we give the key to nobody,
 * and APIs have to ask us (introspection). ID tokens stay as they are: their clients must check them.
 */
@ApplicationScoped
class SymmetricSignature {

    static final String ALGORITHM = "HS256";

    private static final Logger LOG = Logger.getLogger(SymmetricSignature.class);
    private static final String PURPOSE = "sign access tokens";
    private static final String PREFIX = "hs-";

    private final SymmetricKeys keys;
    private final boolean isOn;

    SymmetricSignature(SymmetricKeys keys, @ConfigProperty(name = "oauthlab.symmetric-access-tokens") boolean isOn) {
        this.keys = keys;
        this.isOn = isOn;
    }

    void announce(@Observes StartupEvent start) {
        if (isOn)
            LOG.warn(
                    "HS256: access tokens are signed with a key that nobody else has. APIs cannot check them and must ask for"
                            + " introspection.");
    }

    boolean isOn() {
        return isOn;
    }

    String kid() {
        return PREFIX + keys.presentId();
    }

    SecretKey key() {
        return keys.present(PURPOSE);
    }

    /** Only our own names lead to such a key: no token can make a public key be taken for a secret one. RFC 8725 2.1. */
    Optional<SecretKey> find(String kid) {
        return isOn && kid != null && kid.startsWith(PREFIX)
                ? keys.find(kid.substring(PREFIX.length()), PURPOSE)
                : Optional.empty();
    }
}
