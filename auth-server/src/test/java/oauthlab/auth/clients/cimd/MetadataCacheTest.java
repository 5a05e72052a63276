package oauthlab.auth.clients.cimd;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestDocuments;
import oauthlab.auth.TestRequests;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.spec.Spec;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of a description, and what follows from it. */
@QuarkusTest
class MetadataCacheTest {

    private static final String PATH = "/described-" + System.nanoTime() + ".json";
    private static final String GOOD = "\"redirect_uris\":[\"http://127.0.0.1/callback\"]";

    private final TestDocuments documents = new TestDocuments();
    private final String clientId = documents.address(PATH);
    private final CodeVerifier verifier = CodeVerifier.random();

    @AfterEach
    void close() {
        documents.close();
    }

    @Test
    @Spec("CIMD 4.4 a")
    void an_error_is_not_kept() {
        authorize("http://127.0.0.1:7777/callback").then().statusCode(400).body(containsString("HTTP 404"));
        publish(GOOD);
        authorize("http://127.0.0.1:7777/callback").then().statusCode(303);
        assertEquals(2, documents.requests());
    }

    @Test
    @Spec("CIMD 4.4 b")
    void a_bad_description_is_not_kept() {
        publish("\"client_name\":\"no redirect URI\"");
        authorize("http://127.0.0.1:7777/callback").then().statusCode(400);
        publish(GOOD);
        authorize("http://127.0.0.1:7777/callback").then().statusCode(303);
        assertEquals(2, documents.requests());
    }

    @Test
    @Spec("CIMD 4.5")
    void another_redirect_uri_than_those_of_the_document_is_refused() {
        publish(GOOD);
        authorize("http://127.0.0.1:7777/elsewhere")
                .then()
                .statusCode(400)
                .header("Location", nullValue())
                .body(containsString("redirect_uri"));
    }

    @Test
    @Spec("CIMD 6.2")
    void a_client_that_publishes_keys_must_use_them() throws Exception {
        String keys = new JsonWebKeySet(EcJwkGenerator.generateJwk(EllipticCurves.P256)).toJson();
        publish(GOOD + ",\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks\":" + keys);
        var form = TestRequests.redemption("any", verifier);
        form.put("client_id", clientId);
        TestRequests.token(form).then().statusCode(401);
    }

    private Response authorize(String redirectUri) {
        var request = new LinkedHashMap<>(TestRequests.authorization(verifier));
        request.put("client_id", clientId);
        request.put("redirect_uri", redirectUri);
        return new TestBrowser().get(TestRequests.path(request));
    }

    private void publish(String members) {
        documents.put(PATH, "{\"client_id\":\"" + clientId + "\"," + members + "}");
    }
}
