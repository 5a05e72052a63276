package oauthlab.auth.clients.clientauth;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import oauthlab.auth.foundation.endpoint.OAuthException;

/**
 * A token as a request shows it to one of our own protected endpoints: {@code Authorization: Bearer TOKEN} (RFC 6750
 * section 2.1), or {@code DPoP TOKEN} (RFC 9449 section 7.1).
 */
public record PresentedToken(boolean isBound, String value) {

    /** More than the {@code b64token} of RFC 6750 section 2.1: the operator chooses some of these tokens. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * @throws OAuthException 401 when there is none, 400 {@code invalid_request} for two headers, because another part of the
     *     system might look at the other one, and for one that holds no token (RFC 6750 section 3.1)
     */
    public static PresentedToken from(HttpHeaders headers) {
        List<String> all = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
        if (all.isEmpty()) throw OAuthException.noToken("Send a token: Authorization: Bearer TOKEN.");
        if (all.size() > 1) throw OAuthException.invalidRequest("Send one Authorization header, not several.");
        String[] parts = all.get(0).split(" +", 2);
        boolean isBound = parts[0].equalsIgnoreCase("DPoP");
        if (!isBound && !parts[0].equalsIgnoreCase("Bearer"))
            throw OAuthException.noToken("The Authorization header must be Bearer TOKEN or DPoP TOKEN.");
        String token = parts.length < 2 ? "" : parts[1].strip();
        if (!TOKEN.matcher(token).matches())
            throw OAuthException.invalidRequest(
                    "The Authorization header is malformed: after the scheme comes one token, without a space in it.");
        return new PresentedToken(isBound, token);
    }

    /**
     * The same where only a bearer token makes sense.
     *
     * @throws OAuthException 401 for the scheme DPoP, whose proof nobody would look at
     */
    public static String bearer(HttpHeaders headers) {
        PresentedToken presented = from(headers);
        if (presented.isBound()) throw OAuthException.noToken("Send this token as Authorization: Bearer TOKEN.");
        return presented.value();
    }

    /** Never the token itself. */
    @Override
    public String toString() {
        return "PresentedToken[hidden]";
    }
}
