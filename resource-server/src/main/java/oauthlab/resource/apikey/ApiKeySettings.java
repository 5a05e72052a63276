package oauthlab.resource.apikey;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Instant;

/** How clients are told that keys will end. */
@ConfigMapping(prefix = "oauthlab.api-keys")
interface ApiKeySettings {

    /** Shall answers to a key say so? */
    boolean deprecationWarning();

    /** Since when nobody should use keys any more. */
    Instant deprecatedSince();

    /** When keys will stop to work. */
    Instant sunset();

    /** Where it is written what to do instead. */
    URI guide();
}
