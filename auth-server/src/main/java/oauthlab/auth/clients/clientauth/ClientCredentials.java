package oauthlab.auth.clients.clientauth;

import static oauthlab.shared.protocol.ParameterNames.CLIENT_ASSERTION;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_ASSERTION_TYPE;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_ID;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_SECRET;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.shared.protocol.ClientAuthMethod;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * What a client says about itself in a request: name, secret, and by which of the methods it says so.
 *
 * @param secret the secret or the assertion; null with the method {@code none}
 */
record ClientCredentials(String clientId, String secret, ClientAuthMethod method) {

    /**
     * Takes the credentials out of the header or the body, never out of both (RFC 6749 section 2.3).
     *
     * @throws OAuthException {@code invalid_request} for two methods at once, {@code invalid_client} for none
     */
    static ClientCredentials from(List<String> authorization, FormParameters form) {
        if (authorization.size() > 1)
            throw OAuthException.invalidRequest("Send one Authorization header, not several.");
        if (form.has(CLIENT_ASSERTION) || form.has(CLIENT_ASSERTION_TYPE)) return fromAssertion(authorization, form);
        if (!authorization.isEmpty()) return fromBasic(authorization.get(0), form);
        String clientId = form.get(CLIENT_ID)
                .orElseThrow(() -> OAuthException.invalidClient("no Authorization header and no client_id"));
        return form.get(CLIENT_SECRET)
                .map(secret -> new ClientCredentials(clientId, secret, ClientAuthMethod.CLIENT_SECRET_POST))
                .orElseGet(() -> new ClientCredentials(clientId, null, ClientAuthMethod.NONE));
    }

    /**
     * RFC 7523 section 2.2. The assertion says who the client is; {@code client_id} may say it too. Nothing in it is
     * believed here, it only tells whose keys to look for.
     */
    private static ClientCredentials fromAssertion(List<String> authorization, FormParameters form) {
        if (!authorization.isEmpty() || form.has(CLIENT_SECRET))
            throw OAuthException.invalidRequest(
                    "Two ways of client authentication in one request: client_assertion and a secret. Use one.");
        if (!form.require(CLIENT_ASSERTION_TYPE).equals(ClientAssertions.TYPE))
            throw OAuthException.invalidRequest("client_assertion_type must be " + ClientAssertions.TYPE + ".");
        String assertion = form.require(CLIENT_ASSERTION);
        String subject = unverifiedSubject(assertion);
        if (form.get(CLIENT_ID).filter(other -> !other.equals(subject)).isPresent())
            throw OAuthException.invalidRequest("The client_id is another one than in the client_assertion.");
        return new ClientCredentials(subject, assertion, ClientAuthMethod.PRIVATE_KEY_JWT);
    }

    private static String unverifiedSubject(String assertion) {
        try {
            String subject = UnverifiedClaims.of(assertion).getSubject();
            if (subject != null) return subject;
        } catch (InvalidJwtException | MalformedClaimException notOne) {
            // refused below
        }
        throw OAuthException.invalidClient("the client_assertion is no JWT with a sub");
    }

    /** RFC 6749 section 2.3.1: both parts are form-encoded before they go into the header, so both are decoded here. */
    private static ClientCredentials fromBasic(String authorization, FormParameters form) {
        if (form.has(CLIENT_SECRET)) {
            throw OAuthException.invalidRequest(
                    "Two ways of client authentication in one request: use the Authorization header or client_secret.");
        }
        String[] parts = decodeBasic(authorization).split(":", 2);
        if (parts.length < 2) throw OAuthException.invalidClient("no colon in the Basic credentials");
        String clientId = decodePart(parts[0]);
        if (form.get(CLIENT_ID).filter(other -> !other.equals(clientId)).isPresent()) {
            throw OAuthException.invalidRequest("The client_id in the body is another one than in the header.");
        }
        // Many libraries send a public client's name like this, with an empty secret, which is as good as none.
        return parts[1].isEmpty()
                ? new ClientCredentials(clientId, null, ClientAuthMethod.NONE)
                : new ClientCredentials(clientId, decodePart(parts[1]), ClientAuthMethod.CLIENT_SECRET_BASIC);
    }

    private static String decodeBasic(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw OAuthException.invalidClient("the Authorization scheme is not Basic");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(authorization.substring(6).strip());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw OAuthException.invalidClient("the Basic credentials are not base64");
        }
    }

    private static String decodePart(String part) {
        try {
            String decoded = URLDecoder.decode(part, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') < 0) return decoded;
            throw OAuthException.invalidClient("the Basic credentials hold a NUL");
        } catch (IllegalArgumentException broken) {
            throw OAuthException.invalidClient("the Basic credentials are not form-encoded");
        }
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + ", " + method + "]";
    }
}
