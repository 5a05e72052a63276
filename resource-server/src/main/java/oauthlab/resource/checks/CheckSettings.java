package oauthlab.resource.checks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import oauthlab.guarded.introspection.IntrospectionSettings;
import oauthlab.guarded.jwt.JwtSettings;
import oauthlab.guarded.revocation.RevocationSettings;
import oauthlab.guarded.server.ServerSettings;

/** Where the authorization server is, who this API is to it, and how long its keys are believed. */
@ConfigMapping(prefix = "oauthlab")
interface CheckSettings extends ServerSettings, JwtSettings {

    /** What this API is to the authorization server: a client that may ask. RFC 7662 section 2.1. */
    String clientId();

    String clientSecret();

    /** Is the secret that everybody can read in the lessons good enough? */
    @WithName("lab-mode")
    boolean isLab();

    @ConfigMapping(prefix = "oauthlab.introspection")
    interface Introspection extends IntrospectionSettings {}

    @ConfigMapping(prefix = "oauthlab.revoked")
    interface Revoked extends RevocationSettings {}
}
