package oauthlab.auth.clients.cimd;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A client id that is an address. OAuth Client ID Metadata Document section 3. */
final class ClientIdUrl {

    private static final Pattern FORM = Pattern.compile("https?://[\\x21-\\x7e]+");

    private ClientIdUrl() {}

    /**
     * An address with a path, and with nothing that could be written in two ways: no fragment, no user, no dots as path
     * segments, ASCII only. That it is https, and where it leads, is checked when it is fetched.
     */
    static boolean isOne(String clientId) {
        if (!FORM.matcher(clientId).matches()) return false;
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
