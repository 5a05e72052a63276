package oauthlab.auth.clients.clientmetadata;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What applications that nobody here knows may have. */
@ConfigMapping(prefix = "oauthlab.registration")
public interface RegistrationSettings {

    /** May anybody register? Otherwise only who brings the initial access token; in lab mode anybody may. */
    boolean open();

    /** The token that lets somebody register (RFC 7591 section 3), as long as {@link #open} is off. */
    Optional<String> initialAccessToken();

    /** One that got no token for so long after it registered is removed. */
    Duration unusedFor();

    /** One that got tokens once, and none for so long, is removed too. */
    Duration idleFor();

    /** The most they may ever be granted. */
    List<String> scopes();
}
