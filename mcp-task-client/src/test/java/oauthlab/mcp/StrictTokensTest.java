package oauthlab.mcp;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token has one form and one meaning, and what only looks like one is refused. */
@QuarkusTest
@QuarkusTestResource(StandIns.class)
class StrictTokensTest {

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "RS256", "EdDSA", "ES384"})
    void an_algorithm_that_the_key_is_not_for_is_refused(String algorithm) throws Exception {
        var pair = java.security.KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String signed = algorithm.endsWith("S256")
                ? TestToken.user("tasks:read")
                        .signedWith(algorithm, pair.getPrivate())
                        .sign()
                : TestToken.user("tasks:read").sign();
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\""
                + StandIns.key().pair().getKeyId() + "\"}";
        refused(base64url(header) + signed.substring(signed.indexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'alg':'ES256','typ':'at+jwt','kid':'KID','crit':[]}",
                "{'alg':'ES256','typ':'at+jwt','kid':'KID','crit':['b64'],'b64':false}",
                "{'alg':'ES256','typ':'at+jwt','kid':'KID','kid':'KID'}",
                "{'alg':'ES256','typ':'JWT','kid':'KID','typ':'at+jwt'}",
                "{'alg':'none','alg':'ES256','typ':'at+jwt','kid':'KID'}"
            })
    void a_header_with_an_extension_or_a_member_twice_is_refused(String header) throws Exception {
        refused(signed(
                header.replace('\'', '"').replace("KID", StandIns.key().pair().getKeyId())));
    }

    @Test
    void what_is_signed_has_one_spelling() {
        String token = TestToken.user("tasks:read").sign();
        String[] parts = token.split("[.]");
        refused(token + "=");
        Rpc.with(parts[0] + "=." + parts[1] + "." + parts[2])
                .post("/mcp")
                .then()
                .statusCode(400);
        Rpc.with(parts[0] + "." + parts[1] + "==." + parts[2])
                .post("/mcp")
                .then()
                .statusCode(400);
        char last = token.charAt(token.length() - 1);
        refused(token.substring(0, token.length() - 1) + (char) (last + 1));
        Rpc.with(token).body(Rpc.INITIALIZE).post("/mcp").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "user-123\u0000", "user\n-123", "user\u202e-123", "user\u2028", "\u200buser-123"})
    void an_id_that_is_nobodys_is_refused(String id) {
        refused(TestToken.user("tasks:read").with("sub", id));
        refused(TestToken.user("tasks:read").with("client_id", id));
    }

    @Test
    void a_token_of_the_future_is_refused() {
        long now = java.time.Instant.now().getEpochSecond();
        refused(TestToken.user("tasks:read").with("iat", now + 7_200).with("exp", now + 9_000));
        refused(TestToken.user("tasks:read").with("nbf", now + 7_200));
        good(TestToken.user("tasks:read").with("iat", now + 30).with("nbf", now + 30));
    }

    private static void refused(String token) {
        Rpc.with(token)
                .body(Rpc.INITIALIZE)
                .post("/mcp")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""));
    }

    /** A good payload below this header, and a good signature of both. */
    private static String signed(String header) throws Exception {
        String payload = TestToken.user("tasks:read").sign().split("[.]")[1];
        var signer = java.security.Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
        signer.initSign(StandIns.key().pair().getEcPrivateKey());
        String input = base64url(header) + "." + payload;
        signer.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }

    private static String base64url(String text) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse initialize(TestToken token) {
        return Rpc.with(token.sign()).body(Rpc.INITIALIZE).post("/mcp").then();
    }

    private static void good(TestToken token) {
        initialize(token).statusCode(200);
    }

    private static ValidatableResponse refused(TestToken token) {
        return initialize(token)
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("error", is("invalid_token"));
    }
}
