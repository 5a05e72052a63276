package oauthlab.auth.endpoints.userinfo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestRequests;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientBuilder;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class IdTokenAlgorithmTest {

    @Inject
    Clients clients;

    @ParameterizedTest
    @CsvSource({"RS256, RS256", "ES256, ES256", "EdDSA, ES256"})
    @Spec("OIDC Core 15.1 a")
    void an_id_token_is_signed_with_what_the_client_registered_if_we_can(String registered, String used) {
        Client before = clients.find("web-app").orElseThrow();
        clients.replace(ClientBuilder.from(before)
                .tokens(before.tokens().withIdTokenAlgorithm(registered))
                .build());
        try {
            String header =
                    new String(Base64.getUrlDecoder().decode(idToken().split("\\.")[0]), StandardCharsets.UTF_8);
            assertTrue(header.contains("\"alg\":\"" + used + "\""), header);
        } finally {
            clients.replace(before);
        }
    }

    @Test
    void an_application_that_registers_may_choose_among_ours() {
        register("ES256").statusCode(201).body("id_token_signed_response_alg", equalTo("ES256"));
        for (String wrong : new String[] {"none", "HS256", "EdDSA"}) {
            register(wrong).statusCode(201).body("id_token_signed_response_alg", equalTo("RS256"));
        }
    }

    private static io.restassured.response.ValidatableResponse register(String algorithm) {
        return given().contentType("application/json")
                .body("{\"redirect_uris\":[\"https://a.example/\"],\"id_token_signed_response_alg\":\"" + algorithm
                        + "\"}")
                .post("/oauth/register")
                .then();
    }

    private static String idToken() {
        CodeVerifier verifier = CodeVerifier.random();
        var redirect = TestRequests.approve(new TestBrowser(), TestRequests.webApp(verifier));
        return TestRequests.redeemAsWebApp(TestBrowser.locationParameter(redirect, "code"), verifier)
                .path("id_token");
    }
}
