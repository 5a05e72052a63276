package oauthlab.auth.keys;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long keys live. */
@ConfigMapping(prefix = "oauthlab.keys")
interface KeySettings {

    /** How long a key signs. */
    Duration rotateEvery();

    /** How long a key is published before it signs: longer than anybody keeps a copy of the key set. */
    Duration publishBeforeUse();

    /**
     * How far clocks differ, and how late a process may notice a rotation. A retired key stays published for as long as
     * a token may live ({@code oauthlab.lifetimes.longest-access-token}), and this.
     */
    Duration clockSkew();

    /** How often every process reads the keys anew. */
    Duration reloadEvery();
}
