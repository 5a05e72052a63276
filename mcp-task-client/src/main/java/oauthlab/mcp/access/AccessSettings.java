package oauthlab.mcp.access;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import oauthlab.guarded.proofs.ProofSettings;

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

    @ConfigMapping(prefix = "oauthlab.dpop")
    interface Dpop extends ProofSettings {}
}
