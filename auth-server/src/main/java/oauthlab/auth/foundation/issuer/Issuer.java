package oauthlab.auth.foundation.issuer;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The identity of this server, {@code http://localhost:4000} in the lab. RFC 8414 section 2. */
@Startup // so that one that cannot work stops the start
@ApplicationScoped
public class Issuer {

    private final String identifier;
    private final URI address;

    public Issuer(@ConfigProperty(name = "oauthlab.issuer") String configured) {
        identifier = configured;
        address = URI.create(identifier);
        // Clients put the well-known name before the path (RFC 8414 section 3.1), and this server has its documents at
        // the root.
        if (address.getHost() == null || !address.getRawPath().isEmpty())
            throw new IllegalStateException(
                    "oauthlab.issuer must be an address without a path, and without a slash at its end,"
                            + " as in https://auth.example, but is '" + identifier
                            + "'. For several issuers use several hosts.");
    }

    /** The value of {@code iss}, in tokens and in authorization responses. */
    public String identifier() {
        return identifier;
    }

    /** The absolute address of one of our endpoints. */
    public String endpoint(String path) {
        return identifier + path;
    }

    /** Is this URL one of ours: same scheme, host and port? RFC 6454 section 4. */
    public boolean isOurs(String url) {
        try {
            URI other = new URI(url);
            return address.getScheme().equalsIgnoreCase(other.getScheme())
                    && address.getHost().equalsIgnoreCase(other.getHost())
                    && port(address) == port(other);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) return uri.getPort();
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** Are we reached over TLS? Then cookies may travel over TLS only. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(address.getScheme());
    }
}
