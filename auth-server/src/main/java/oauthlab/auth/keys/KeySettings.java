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

    /** No token is good for longer than this; so long, and {@link #clockSkew}, a retired key stays published. */
    Duration longestTokenLifetime();

    /** How far clocks differ, and how late a process may notice a rotation. */
    Duration clockSkew();

    /** How often every process reads the keys anew. */
    Duration reloadEvery();
}
