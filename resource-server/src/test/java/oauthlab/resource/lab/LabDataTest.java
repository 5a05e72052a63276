package oauthlab.resource.lab;

import static org.hamcrest.Matchers.is;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import oauthlab.resource.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LabDataTest extends ApiTest {

    @Inject
    LabData lab;

    @Test
    void another_start_adds_nothing() {
        int before = asUser("user-123").get("/api/tasks").path("total");
        lab.fill(new StartupEvent());
        asUser("user-123").get("/api/tasks").then().body("total", is(before));
    }
}
