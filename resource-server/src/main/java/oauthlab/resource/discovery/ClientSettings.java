package oauthlab.resource.discovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** What this API is to the authorization server: a client that may ask. RFC 7662 section 2.1. */
@ConfigMapping(prefix = "oauthlab")
public interface ClientSettings {

    String clientId();

    String clientSecret();

    /** Is the secret that everybody can read in the lessons good enough? */
    @WithName("lab-mode")
    boolean isLab();
}
