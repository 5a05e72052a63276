package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has a token for little, which shows what ours look like, and the key set, which is public. He writes
 * himself a token for more.
 *
 * <p>The task API and the authorization server both take only the algorithms of the key set, and find the key there and
 * nowhere else. RFC 9068 section 4, RFC 8725 sections 3.1, 3.2 and 3.10.
 */
@ExtendWith(SharedLab.class)
class ForgedAccessTokenIT {

    private final Lab lab;
    private String genuine;
    private JwtClaims wanted;

    ForgedAccessTokenIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void begin() throws InvalidJwtException {
        genuine = Api.clientCredentials(lab, "ai-agent-assistant", "agent-secret-67890", Map.of("scope", "tasks:read"))
                .path("access_token");
        wanted = JwtClaims.parse(new String(Base64.getUrlDecoder().decode(genuine.split("\\.")[1]), UTF_8));
        wanted.setStringClaim("scope", "tasks:read tasks:write");
    }

    @Test
    void without_a_signature_it_is_no_token() {
        for (String algorithm : List.of("none", "NONE", "")) {
            String header = text("{\"typ\":\"at+jwt\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid() + "\"}");
            isRefused(header + "." + text(wanted.toJson()) + ".");
            isRefused(header + "." + text(wanted.toJson()) + "." + genuine.split("\\.")[2]);
        }
        isRefused(genuine.split("\\.")[0] + "." + text(wanted.toJson()) + "." + genuine.split("\\.")[2]);
    }

    @Test
    void our_public_key_is_no_password() throws JoseException {
        JsonWebKey published = JsonWebKey.Factory.newJwk(publishedKey());
        Map<String, Object> header = Map.of("typ", "at+jwt", "kid", published.getKeyId());
        byte[] der = ((PublicJsonWebKey) published).getPublicKey().getEncoded();
        isRefused(Jwts.signed(header, wanted, "HS256", new HmacKey(der)));
        isRefused(Jwts.signed(
                header, wanted, "HS256", new HmacKey(published.toJson().getBytes(UTF_8))));
    }

    @Test
    void a_key_of_the_attackers_own_is_not_asked() {
        PublicJsonWebKey own = Jwts.newKey(kid());
        Map<String, Object> claimed = Map.of("typ", "at+jwt", "kid", kid());
        isRefused(Jwts.signed(claimed, wanted, "ES256", own.getPrivateKey()));
        var shown = own.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        isRefused(Jwts.signed(Map.of("typ", "at+jwt", "jwk", shown), wanted, "ES256", own.getPrivateKey()));
        isRefused(Jwts.signed(
                Map.of("typ", "at+jwt", "kid", "new", "jku", "http://127.0.0.1:9/jwks.json"),
                wanted,
                "ES256",
                own.getPrivateKey()));
    }

    private void isRefused(String forged) {
        Api.with(forged)
                .body(Map.of("title", "Forged"))
                .post(lab.resource() + "/api/tasks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
        assertFalse(Api.introspect(lab, forged).active());
        Api.with(genuine).get(lab.resource() + "/api/tasks").then().statusCode(200);
    }

    private Map<String, Object> publishedKey() {
        List<Map<String, Object>> keys =
                given().get(lab.auth() + "/.well-known/jwks.json").path("keys");
        return keys.stream()
                .filter(key -> kid().equals(key.get("kid")))
                .findFirst()
                .orElseThrow();
    }

    private String kid() {
        String header = new String(Base64.getUrlDecoder().decode(genuine.split("\\.")[0]), UTF_8);
        return header.replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static String text(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
