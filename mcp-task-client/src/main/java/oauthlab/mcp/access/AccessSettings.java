package oauthlab.mcp.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** What decides who may come in. */
@ConfigMapping(prefix = "oauthlab")
public interface AccessSettings {

    /** The identifier of this server: the {@code aud} of the tokens it takes. RFC 8707 section 2. */
    URI resource();

    /** The authorization server whose tokens are taken. */
    String issuer();

    /** The origins whose web pages may call, each written exactly as a browser sends it. */
    Set<String> allowedOrigins();

    /** A verified token is not verified again for so long; zero turns this off. */
    Duration tokenCache();

    Dpop dpop();

    /** What the proof of a bound token must be like. RFC 9449. */
    interface Dpop {

        /** Must it hold a value that we gave out a moment ago? Section 8. */
        boolean requiresNonce();

        /** How old it may be, and how far ahead its clock. */
        Duration window();
    }
}
