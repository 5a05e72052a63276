package oauthlab.auth.grants.jwtbearer;

import static io.restassured.RestAssured.given;
import static oauthlab.auth.grants.jwtbearer.CompanyAssertions.ID;
import static oauthlab.auth.grants.jwtbearer.CompanyAssertions.assertion;
import static oauthlab.auth.grants.jwtbearer.CompanyAssertions.claims;
import static oauthlab.auth.grants.jwtbearer.CompanyAssertions.key;
import static oauthlab.auth.grants.jwtbearer.CompanyAssertions.signed;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import oauthlab.auth.TestRequests;
import oauthlab.auth.broker.BrokerProfile;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BrokerProfile.class)
class JwtBearerTest {

    @Inject
    Clients clients;

    @BeforeEach
    void addClient() {
        clients.addIfAbsent(new ClientBuilder(ID)
                .secret("office-secret")
                .grantTypes(GrantType.JWT_BEARER, GrantType.REFRESH_TOKEN)
                .scopes(Scopes.of("tasks:read", "tasks:write"))
                .build());
    }

    @AfterEach
    void removeClient() {
        clients.remove(ID);
    }

    @Test
    @Spec({"RFC 7523 2.1", "ID-JAG 4.4", "ID-JAG 4.4.1 e"})
    void the_word_of_the_company_brings_a_token_for_its_user() throws Exception {
        Response answer = token(assertion(claims -> {}));
        answer.then().statusCode(200).body("scope", equalTo("tasks:read")).body("refresh_token", nullValue());
        TestRequests.introspect(answer.path("access_token"))
                .then()
                .body("sub", equalTo("user-456"))
                .body("client_id", equalTo(ID))
                .body("aud", equalTo(TestRequests.TASK_API));
    }

    /** RFC 3986 section 6.2: another spelling is no other server. */
    @Test
    void this_server_is_named_in_any_spelling() throws Exception {
        for (String name : new String[] {"http://localhost:4000/", "HTTP://LOCALHOST:4000"})
            token(assertion(claims -> claims.setAudience(name))).then().statusCode(200);
    }

    @Test
    void an_assertion_works_once() throws Exception {
        String assertion = assertion(claims -> {});
        token(assertion).then().statusCode(200);
        refused(token(assertion), "used before");
    }

    @Test
    @Spec({
        "RFC 7523 3 a",
        "RFC 7523 3 c",
        "RFC 7523 3 d",
        "RFC 7523 3 g",
        "RFC 7523 3.1",
        "ID-JAG 3.1 b",
        "ID-JAG 4.1",
        "ID-JAG 4.4.1 a",
        "ID-JAG 4.4.1 b"
    })
    void what_is_not_for_us_now_from_whom_we_trust_is_refused() throws Exception {
        refused(token(assertion(claims -> claims.setIssuer("https://idp.evil.example"))), "not trusted");
        refused(token(assertion(claims -> claims.setAudience("https://other.example"))), "");
        refused(
                token(assertion(claims -> claims.setAudience("http://localhost:4000", "https://other.example"))),
                "several");
        refused(token(assertion(claims -> claims.setExpirationTimeMinutesInTheFuture(-2))), "");
        refused(token(assertion(claims -> claims.setExpirationTimeMinutesInTheFuture(60))), "too long");
        refused(token(assertion(claims -> claims.unsetClaim("jti"))), "");
        refused(token(assertion(claims -> claims.setSubject("company-stranger"))), "linked");
        refused(token(assertion(claims -> claims.setClaim("client_id", "web-app"))), "another client");
        refused(token("a.b.c"), "");
    }

    @Test
    @Spec({"RFC 7523 3 f", "ID-JAG 3.1 a"})
    void another_kind_of_jwt_and_another_key_are_refused() throws Exception {
        refused(token(signed(claims(), "JWT", "ES256", key())), "");
        PublicJsonWebKey other = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        other.setKeyId("company");
        refused(token(signed(claims(), "oauth-id-jag+jwt", "ES256", other)), "");
        refused(token(signed(claims(), "oauth-id-jag+jwt", "none", null)), "");
    }

    @Test
    @Spec("ID-JAG 4.4.1 c")
    void the_client_gets_no_more_than_the_company_said() throws Exception {
        form(assertion(claims -> {}), "scope", "tasks:read tasks:write")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        form(assertion(claims -> {}), "resource", "http://localhost:4002/mcp")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_target"));
    }

    @Test
    @Spec("ID-JAG 7.2 a")
    void the_server_says_that_it_takes_such_assertions() {
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .body("authorization_grant_profiles_supported", hasItem("urn:ietf:params:oauth:grant-profile:id-jag"));
    }

    private static Response token(String assertion) {
        return form(assertion, "x_nothing", "x");
    }

    private static Response form(String assertion, String name, String value) {
        return given().auth()
                .preemptive()
                .basic(ID, "office-secret")
                .formParam("grant_type", GrantType.JWT_BEARER.wire())
                .formParam("assertion", assertion)
                .formParam(name, value)
                .post("/oauth/token");
    }

    private static void refused(Response answer, String why) {
        answer.then()
                .statusCode(400)
                .body("error", equalTo("invalid_grant"))
                .body("error_description", containsString(why));
    }
}
