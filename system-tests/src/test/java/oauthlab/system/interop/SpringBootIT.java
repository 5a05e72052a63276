package oauthlab.system.interop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two programs with Spring Boot, each a few lines of settings: a web application at which users sign in with the lab's accounts, and
 * an API that takes the lab's tokens. The API needs a decoder of its own: Spring Boot's refuses the type that RFC 9068 demands.
 */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
@ExtendWith(SharedLab.class)
class SpringBootIT {

    private static final String REGISTRATION = "spring.security.oauth2.client.registration.lab.";

    private final Lab lab;
    private final Ports ports = Ports.free();
    private final Path home = Root.workFolder("spring-boot-" + ports.mcp());
    private final String application = "http://127.0.0.1:" + ports.agent();
    private final String api = "http://127.0.0.1:" + ports.resource();

    SpringBootIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void somebody_signs_in_at_one_and_is_known_at_the_other() {
        try (var guarded = startApi();
                var signingIn = startApplication()) {
            guarded.readUntil("Started Api");
            signingIn.readUntil("Started Login");
            assertEquals("bob bob@example.com user-789 may openid profile email tasks:read", signIn());
            wrongTokensAreRefused();
        }
    }

    private ForeignProgram startApi() {
        return ForeignProgram.spring(
                home.resolve("api.log"),
                "spring.api.Api",
                ports.resource(),
                Map.of("issuer", lab.auth(), "audience", lab.resource()));
    }

    private ForeignProgram startApplication() {
        Response client = given().contentType("application/json")
                .body("{\"client_name\":\"With Spring Boot\",\"redirect_uris\":[\"" + application
                        + "/login/oauth2/code/lab\"]}")
                .post(lab.auth() + "/oauth/register");
        client.then().statusCode(201).body("token_endpoint_auth_method", equalTo("client_secret_basic"));
        return ForeignProgram.spring(
                home.resolve("login.log"),
                "spring.login.Login",
                ports.agent(),
                Map.of(
                        "spring.security.oauth2.client.provider.lab.issuer-uri",
                        lab.auth(),
                        REGISTRATION + "client-id",
                        client.path("client_id"),
                        REGISTRATION + "client-secret",
                        client.path("client_secret"),
                        REGISTRATION + "scope",
                        "openid,profile,email,tasks:read",
                        "api",
                        api));
    }

    /** As a browser goes; returns what the application shows in the end. */
    private String signIn() {
        var atApplication = new Browser(application);
        Response begin = atApplication.get("/");
        Response away = atApplication.get(path(begin));
        String request = URI.create(away.getHeader("Location")).getRawQuery();
        var atLab = new Browser(lab.auth()).signIn("bob");
        Response question = atLab.get("/consent?request=" + Browser.encode(request));
        Response back = atLab.submit(question, "/consent", Map.of("request", request, "decision", "approve"));
        Response done = atApplication.get(path(back));
        Response shown = atApplication.get(path(done));
        shown.then().statusCode(200);
        return shown.asString();
    }

    private void wrongTokensAreRefused() {
        given().get(api).then().statusCode(401).header("WWW-Authenticate", containsString("Bearer"));
        String other =
                Approval.tokens(lab, "bob", "tasks:read", lab.mcp() + "/mcp").path("access_token");
        Api.with(other).get(api).then().statusCode(401).header("WWW-Authenticate", containsString("aud"));
    }

    private static String path(Response redirect) {
        URI to = URI.create(redirect.getHeader("Location"));
        return to.getRawQuery() == null ? to.getRawPath() : to.getRawPath() + "?" + to.getRawQuery();
    }
}
