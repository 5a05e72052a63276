package oauthlab.web.address;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import oauthlab.web.pages.RefusalResponse;

/**
 * Every other handler sees an address that is a URI. RFC 3986 section 2: some characters have to be encoded. Browsers and many libraries send
 * those in {@code { } | ^} as they are in a query, and mean them, so there they are encoded here. Everything else is refused: in a path
 * two readers could understand it in two ways.
 */
@Singleton
public class AddressCheck {

    private static final int BEFORE_ALL_OTHERS = -2900;
    private static final Pattern RAW = Pattern.compile("[{}|^`\\[\\]]");

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).handler(AddressCheck::check);
    }

    private static void check(RoutingContext request) {
        String address = request.request().uri();
        if (isUri(address)) {
            request.next();
            return;
        }
        encoded(address).ifPresentOrElse(request::reroute, () -> refuse(request));
    }

    /** With the characters of its query encoded; empty when that makes no URI of it. */
    static Optional<String> encoded(String address) {
        int query = address.indexOf('?');
        if (query < 0 || !address.startsWith("/")) return Optional.empty();
        String encoded = address.substring(0, query)
                + RAW.matcher(address.substring(query)).replaceAll(found -> encode(found.group()));
        return isUri(encoded) ? Optional.of(encoded) : Optional.empty();
    }

    private static String encode(String character) {
        return "%" + HexFormat.of().withUpperCase().toHexDigits((byte) character.charAt(0));
    }

    private static boolean isUri(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException notOne) {
            return address.equals("*");
        }
    }

    private static void refuse(RoutingContext request) {
        RefusalResponse.send(
                request,
                400,
                new ErrorResponse(
                        OAuthErrorCode.INVALID_REQUEST,
                        "The address is not a URI (RFC 3986): encode what is no letter, digit or - . _ ~, for instance a space"
                                + " as %20."));
    }
}
