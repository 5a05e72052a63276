package oauthlab.mcp.checks;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import oauthlab.guarded.introspection.IntrospectionSettings;
import oauthlab.guarded.jwt.JwtSettings;
import oauthlab.guarded.revocation.RevocationSettings;
import oauthlab.guarded.server.ServerSettings;

/** Where the authorization server is, who this server is to it, and how long its keys are believed. */
@ConfigMapping(prefix = "oauthlab")
interface CheckSettings extends ServerSettings, JwtSettings {

    /** The identifier of this server: the {@code aud} of the tokens it takes. RFC 8707 section 2. */
    URI resource();

    /** The ways to check a token, by name, in the order in which they are asked: {@code jwt}, {@code introspection}. */
    List<String> tokenChecks();

    /** With what this server asks about tokens, and reads the list of those that were revoked. */
    String clientSecret();

    @ConfigMapping(prefix = "oauthlab.introspection")
    interface Introspection extends IntrospectionSettings {}

    @ConfigMapping(prefix = "oauthlab.revoked")
    interface Revoked extends RevocationSettings {}
}
