package oauthlab.resource.jwt;

import static oauthlab.guarded.StandInIssuer.newKey;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import oauthlab.shared.proof.SignedJwt;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TokenRefusalTest extends ApiTest {

    @Test
    void a_token_without_a_signature_is_refused() {
        refused(token().signedWith("none", null), "not signed with");
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_password_is_refused() {
        byte[] publicKey = issuer.key().pair().getPublicKey().getEncoded();
        refused(token().signedWith("HS256", new HmacKey(publicKey)), "not signed with");
    }

    @Test
    void a_token_whose_algorithm_does_not_fit_its_key_is_refused() {
        refused(token().signedWith("RS256", newKey("RS256").secret()), "does not publish");
    }

    @Test
    void a_token_signed_by_somebody_else_is_refused() {
        refused(token().signedWith("ES256", newKey("ES256").secret()), "signature");
    }

    @Test
    void a_token_that_was_changed_after_signing_is_refused() {
        String[] parts = token().sign().split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        byte[] changed = payload.replace("tasks:read", "admin:all!").getBytes(StandardCharsets.UTF_8);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
        refused(String.join(".", parts), "signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"text\"", "7", "{", "{}{}", "{\"scope\":\"a\",\"scope\":\"b\"}"})
    void a_signed_payload_that_is_no_single_object_is_refused(String payload) {
        refused(token().payload(payload), "payload is no JSON object");
    }

    /** One reader takes the first, another the last. */
    @Test
    void a_claim_that_is_there_twice_is_refused() {
        String claims = token().claimsAsJson();
        refused(token().payload(claims.replaceFirst("\\{", "{\"scope\":\"admin\",")), "payload is no JSON object");
    }

    @Test
    void a_token_with_an_unknown_key_is_refused() {
        refused(token().keyId("nobody-has-this"), "does not publish");
    }

    @Test
    void a_token_that_names_no_key_is_refused() {
        refused(token().keyId(null), "kid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt2", "id+jwt"})
    void a_jwt_that_is_no_access_token_is_refused(String type) {
        refused(token().type(type), "at+jwt");
    }

    @Test
    void a_jwt_that_does_not_say_what_it_is_is_refused() {
        refused(token().type(null), "at+jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt"})
    void an_access_token_may_write_its_type_in_full_or_in_any_case(String type) {
        as(token().type(type)).get("/api/tasks").then().statusCode(200);
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        refused(token().audiences("http://localhost:4002/mcp"), "resource=http://localhost:4001");
    }

    @Test
    void a_token_for_this_audience_among_others_is_good() {
        as(token().audiences("http://localhost:4002/mcp", TestToken.AUDIENCE))
                .get("/api/tasks")
                .then()
                .statusCode(200);
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        refused(token().with("iss", "http://evil.example"), "another issuer");
    }

    @Test
    void an_expired_token_is_refused() {
        refused(token().expiresAt(clock.instant().minusSeconds(1)), "expired");
    }

    @Test
    void a_token_that_was_good_is_refused_from_the_second_it_expires() {
        String token = token().expiresAt(clock.instant().plusSeconds(30)).sign();
        bearer(token).get("/api/tasks").then().statusCode(200);
        clock.advance(Duration.ofSeconds(30));
        refused(token, "expired");
    }

    @Test
    void a_token_that_is_not_good_yet_is_refused() {
        refused(token().with("nbf", clock.instant().plusSeconds(120).getEpochSecond()), "not good yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", "sub", "client_id", "jti"})
    void a_token_without_a_claim_that_is_required_is_refused(String claim) {
        refused(token().without(claim), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", "nbf", "sub", "client_id", "jti", "scope", "act"})
    void a_claim_of_the_wrong_type_is_refused(String claim) {
        refused(token().with(claim, List.of(Map.of("a", 1))), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jkt", "x5t#S256"})
    void a_token_that_is_bound_to_a_key_is_refused_as_a_bearer_token(String method) {
        refused(token().with("cnf", Map.of(method, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")), "bound to a key");
    }

    @Test
    void a_token_without_scope_is_good_for_nothing() {
        as(token().without("scope")).get("/api/tasks").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.b.c", "e30.e30.", "eyJhbGciOiJFUzI1NiJ9..x", "bm90IGpzb24.e30.AAAA", "a.b.c.d.e", "-._~+/="})
    void garbage_is_refused(String garbage) {
        refused(garbage, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":1,\"alg\":\"ES256\",\"kid\":\"a\"}",
                "{\"typ\":\"at+jwt\",\"alg\":[],\"kid\":\"a\"}",
                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":{}}"
            })
    void a_header_of_the_wrong_types_is_refused(String header) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        refused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ".e30.AAAA", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "EdDSA"})
    void tokens_signed_with_the_other_algorithms_are_good(String algorithm) {
        var key = issuer.publish(algorithm);
        clock.advance(Duration.ofSeconds(5));
        as(token().signedWith(key)).get("/api/tasks").then().statusCode(200);
    }

    /** RFC 9864 names the curve; RFC 8037 did not. Tokens and keys may each use either name. */
    @ParameterizedTest
    @CsvSource({"EdDSA, Ed25519", "Ed25519, EdDSA", "Ed25519, Ed25519"})
    void both_names_of_ed25519_are_good(String ofTheKey, String ofTheToken) throws JoseException {
        var key = issuer.publish(ofTheKey);
        clock.advance(Duration.ofSeconds(5));
        var header = Map.of("alg", ofTheToken, "typ", "at+jwt", "kid", key.id());
        bearer(SignedJwt.sign(header, token().claimsAsJson(), key.secret()))
                .get("/api/tasks")
                .then()
                .statusCode(200);
    }

    /** RFC 3986 sections 6.2.2 and 6.2.3. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:4001/", "HTTP://LOCALHOST:4001", "http://Localhost:4001/."})
    void another_spelling_of_this_audience_is_good(String audience) {
        as(token().audiences(audience)).get("/api/tasks").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:4001/api", "https://localhost:4001", "http://localhost:40010", "localhost:4001"
            })
    void what_only_looks_like_this_audience_is_another(String audience) {
        refused(token().audiences(audience), "resource=http://localhost:4001");
    }

    private TestToken token() {
        return tokenOf(somebody());
    }

    private io.restassured.specification.RequestSpecification bearer(String token) {
        return io.restassured.RestAssured.given().header("Authorization", "Bearer " + token);
    }

    private void refused(TestToken token, String reason) {
        refused(token.sign(), reason);
    }

    private void refused(String token, String reason) {
        bearer(token)
                .get("/api/tasks")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .header("WWW-Authenticate", containsString("scope=\"tasks:read\""))
                .header("WWW-Authenticate", containsString("resource_metadata="))
                .body("error", is("invalid_token"))
                .body("error_description", containsString(reason));
    }
}
