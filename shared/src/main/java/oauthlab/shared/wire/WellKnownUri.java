package oauthlab.shared.wire;

import java.net.URI;

/**
 * Where metadata is found: {@code /.well-known/NAME} goes <em>between</em> host and path, not behind the path.
 *
 * <p>RFC 8414 section 3.1 and RFC 9728 section 3.1. So the document of {@code http://localhost:4002/mcp} is at {@code
 * http://localhost:4002/.well-known/oauth-protected-resource/mcp}.
 */
public final class WellKnownUri {
    public static final String AUTHORIZATION_SERVER = "oauth-authorization-server";
    public static final String OPENID_CONFIGURATION = "openid-configuration";
    public static final String PROTECTED_RESOURCE = "oauth-protected-resource";

    private WellKnownUri() {}

    /** The address of the document {@code name} for {@code identifier}, an issuer or a resource. */
    public static String of(String identifier, String name) {
        URI uri = URI.create(identifier);
        String path = uri.getRawPath() == null ? "" : withoutClosingSlash(uri.getRawPath());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return uri.getScheme() + "://" + uri.getRawAuthority() + "/.well-known/" + name + path + query;
    }

    /** Both RFCs take it out before they insert. */
    private static String withoutClosingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
