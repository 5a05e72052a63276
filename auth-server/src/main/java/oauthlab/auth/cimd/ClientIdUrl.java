package oauthlab.auth.cimd;

import java.net.URI;
import java.net.URISyntaxException;

/** A client id that is an address. OAuth Client ID Metadata Document section 3. */
final class ClientIdUrl {

    private ClientIdUrl() {}

    /**
     * An address with a path, and with nothing that could be written in two ways: no fragment, no user, no dots as path
     * segments. That it is https, and where it leads, is checked when it is fetched.
     */
    static boolean isOne(String clientId) {
        if (!clientId.startsWith("https://") && !clientId.startsWith("http://")) return false;
        try {
            URI uri = new URI(clientId);
            String path = uri.getRawPath();
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && path != null
                    && path.length() > 1
                    && uri.normalize().equals(uri)
                    && !path.matches("(?i).*/(\\.|%2e){1,2}(/.*)?");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
