package oauthlab.auth.keys;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;

/** The keys that are kept, the same for every process on this database. */
interface KeyStore {

    /** Every key, the ACTIVE ones first, then NEXT, then RETIRED, each group from old to new. */
    List<SigningKey> all();

    /**
     * Adds a new key as NEXT or ACTIVE.
     *
     * @return false when there is one of this algorithm in this state: another process was first
     */
    boolean add(PublicJsonWebKey key, KeyState state);

    /**
     * Retires {@code active}, makes {@code next} the active key and adds {@code afterNext} as the next one.
     *
     * @param removeAt when the retired key is to go
     * @return true for the first who asks, false for everybody after, with nothing changed
     */
    boolean rotateOnce(SigningKey active, SigningKey next, PublicJsonWebKey afterNext, Instant removeAt);

    /** Retires the keys of all other algorithms: they were chosen once, and are not any more. */
    void retireOthers(List<SignatureAlgorithm> algorithms, Instant removeAt);

    /** Removes the retired keys whose time has come, and returns their names. */
    List<String> removeRetired(Instant now);

    /** Seals anew what is not sealed under the present master key; returns how many that were. */
    int reseal();
}
