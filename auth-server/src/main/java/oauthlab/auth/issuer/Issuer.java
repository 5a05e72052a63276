package oauthlab.auth.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity of this server, {@code http://localhost:4000} in the lab. RFC 8414 section 2. */
@ApplicationScoped
public class Issuer {

    private final String identifier;

    Issuer(@ConfigProperty(name = "oauthlab.issuer") String configured) {
        identifier = configured;
        URI uri = URI.create(identifier);
        if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null || identifier.endsWith("/")) {
            throw new IllegalArgumentException("oauthlab.issuer must be an absolute address without query, fragment"
                    + " and slash at the end, but is '" + identifier + "'");
        }
    }

    /** The value of {@code iss}, in tokens and in authorization responses. */
    public String identifier() {
        return identifier;
    }

    /** The absolute address of one of our endpoints. */
    public String endpoint(String path) {
        return identifier + path;
    }

    /** Are we reached over TLS? Then cookies may travel over TLS only. */
    public boolean isSecure() {
        return identifier.startsWith("https:");
    }
}
