package oauthlab.auth.keys;

import java.util.List;
import java.util.Optional;

/** The server's signing keys. Made at the first start, kept, the same for every process on this database. */
public interface SigningKeys {

    /** The key that signs now. */
    SigningKey active();

    /** All keys whose signatures are still good. */
    List<SigningKey> published();

    /** The published key with this name. */
    default Optional<SigningKey> find(String kid) {
        return published().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }
}
