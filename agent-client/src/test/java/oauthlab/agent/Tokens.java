package oauthlab.agent;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens to decode. None of them is signed: this module never verifies one. */
final class Tokens {

    static final String SIGNATURE = "c2lnbmF0dXJlLXRoYXQtbXVzdC1uZXZlci1iZS1zaG93bg";

    private Tokens() {}

    static String accessToken(long expiresAt) {
        return withClaims("{\"iss\":\"http://localhost:4000\",\"sub\":\"ai-agent-assistant\","
                + "\"aud\":\"http://localhost:4001\",\"client_id\":\"ai-agent-assistant\","
                + "\"scope\":\"tasks:read tasks:write user:read\",\"exp\":" + expiresAt + ",\"colour\":\"blue\"}");
    }

    static String withClaims(String claims) {
        return part("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"k1\"}") + "." + part(claims) + "." + SIGNATURE;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
