package oauthlab.web.http;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What the HTTP layer has to know about its own server. */
@ConfigMapping(prefix = "oauthlab.http")
interface HttpSettings {

    /** Where others reach this server. */
    URI address();

    /** More host names that requests may use, for instance the name of a container; without ports. */
    Optional<Set<String>> hosts();
}
