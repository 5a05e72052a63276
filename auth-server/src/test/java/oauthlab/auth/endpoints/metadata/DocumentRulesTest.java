package oauthlab.auth.endpoints.metadata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import oauthlab.shared.spec.Spec;
import org.junit.jupiter.api.Test;

/** What must, and must not, be in the discovery document. */
@QuarkusTest
class DocumentRulesTest {

    private static final String DOCUMENT = "/.well-known/oauth-authorization-server";

    @Test
    @Spec({"RFC 8414 3.2 b", "OIDC Discovery 4.2"})
    void members_without_values_are_left_out() throws Exception {
        JsonNode document = new ObjectMapper().readTree(given().get(DOCUMENT).asString());
        assertTrue(document.size() > 20, document.toString());
        var empty = new ArrayList<String>();
        document.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull() || value.isContainerNode() && value.isEmpty()) empty.add(member.getKey());
        });
        assertEquals(List.of(), empty);
    }

    @Test
    @Spec("RFC 8414 2 d")
    void the_algorithms_of_client_assertions_are_listed_without_none() {
        given().get(DOCUMENT)
                .then()
                .body("token_endpoint_auth_methods_supported", hasItem("private_key_jwt"))
                .body("token_endpoint_auth_signing_alg_values_supported", hasItems("ES256", "RS256"))
                .body("token_endpoint_auth_signing_alg_values_supported", not(hasItem("none")));
    }

    @Test
    @Spec("OIDC Discovery 3 c")
    void openid_is_one_of_the_scopes() {
        given().get(DOCUMENT).then().body("scopes_supported", hasItem("openid"));
    }
}
