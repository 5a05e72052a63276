package oauthlab.console.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PageTest {

    @Inject
    ConsoleKey key;

    @Test
    void the_page_brings_its_key() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", "no-store")
                .body(containsString(key.value()))
                .body(not(containsString("{{key}}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/hops/h1",
                "/lineage?run=r1",
                "/curl?hop=h1",
                "/export?run=r1&format=mermaid",
                "/capabilities",
                "/assets/../events"
            })
    void without_the_key_nothing_is_shown(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(403)
                .body("error_description", containsString("page of the console"));
        given().urlEncodingEnabled(false)
                .header("Console-Key", key.value() + "x")
                .get(path)
                .then()
                .statusCode(403);
    }

    @Test
    void another_site_cannot_use_the_name_of_this_one() {
        given().header("Host", "evil.example").get("/").then().statusCode(421);
    }

    @Test
    void what_is_gone_is_not_found() {
        given().header("Console-Key", key.value()).get("/hops/h999999").then().statusCode(404);
        given().header("Console-Key", key.value())
                .get("/lineage?run=none")
                .then()
                .statusCode(404);
        given().header("Console-Key", key.value())
                .get("/capabilities")
                .then()
                .statusCode(200)
                .body("features", hasItem("lineage"));
        given().header("Console-Key", key.value()).post("/clear").then().statusCode(204);
    }
}
