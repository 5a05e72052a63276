package oauthlab.auth.broker.demoidp;

import io.smallrye.config.ConfigMapping;

/** Is this server the stand-in? */
@ConfigMapping(prefix = "oauthlab.company")
interface CompanySettings {

    boolean enabled();

    /** The authorization server that may send users here to sign in. */
    String proxy();
}
