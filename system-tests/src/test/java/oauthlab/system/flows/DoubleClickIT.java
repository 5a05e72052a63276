package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.AtOnce;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same click twice, or in two windows: each gets an answer, and what is to happen once happens once. */
@ExtendWith(SharedLab.class)
class DoubleClickIT {

    private static final int CLICKS = 4;

    private final Lab lab;

    DoubleClickIT(Lab lab) {
        this.lab = lab;
    }

    @Test
    void a_first_consent_may_be_given_in_several_windows_at_once() {
        var browser = new Browser(lab.auth()).signIn("alice");
        Response registered = register();
        var request = Approval.request("tasks:read tasks:write user:read", CodeVerifier.random());
        request.put("client_id", registered.path("client_id"));
        String query = Browser.query(request);
        String csrf = Browser.hidden(browser.get("/consent?request=" + Browser.encode(query)), "csrf");
        var form = Map.of("csrf", csrf, "request", query, "decision", "approve");
        assertEquals(Map.of(303, CLICKS), statuses(any -> copy(browser).post("/consent", form)));
    }

    @Test
    void a_consent_may_be_taken_back_in_several_windows_at_once() {
        var browser = new Browser(lab.auth()).signIn("alice");
        Approval.tokens(lab, browser, "tasks:read", lab.resource());
        String csrf = Browser.hidden(browser.get("/consents"), "csrf");
        var form = Map.of("csrf", csrf, "client_id", "agent-cli");
        assertEquals(Map.of(303, CLICKS), statuses(any -> copy(browser).post("/consents", form)));
    }

    /** Fewer than the wrong passwords that are free: until it has succeeded, a sign-in counts as one. */
    @Test
    void so_may_a_sign_in_and_a_sign_out() {
        var browser = new Browser(lab.auth()).signIn("alice");
        String csrf = Browser.hidden(browser.get("/login"), "csrf");
        var again = new HashMap<>(Browser.credentials("alice"));
        again.put("csrf", csrf);
        assertEquals(Map.of(303, CLICKS), statuses(any -> copy(browser).post("/login", again)));
        var other = new Browser(lab.auth()).signIn("alice");
        String mark = Browser.hidden(other.get("/login"), "csrf");
        Map<Integer, Integer> out = statuses(any -> copy(other).post("/logout", Map.of("csrf", mark)));
        assertEquals(Map.of(303, CLICKS), out);
    }

    @Test
    void a_registration_may_be_changed_and_ended_by_several_at_once() {
        Response registered = register();
        String path = lab.auth() + "/oauth/register/" + registered.path("client_id");
        String token = registered.path("registration_access_token");
        assertEquals(
                Map.of(200, CLICKS),
                statuses(number -> Api.with(token)
                        .body(Map.of("redirect_uris", List.of(Approval.REDIRECT), "client_name", "n" + number))
                        .put(path)));
        statuses(any -> {
            Response answer = Api.with(token).delete(path);
            answer.then().statusCode(lessThan(500));
            return answer;
        });
        Api.with(token).get(path).then().statusCode(401);
    }

    private Response register() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("redirect_uris", List.of(Approval.REDIRECT)))
                .post(lab.auth() + "/oauth/register");
    }

    private Browser copy(Browser browser) {
        var copy = new Browser(lab.auth());
        copy.putCookie("oauthlab_session", browser.cookie("oauthlab_session"));
        copy.putCookie("oauthlab_forms", browser.cookie("oauthlab_forms"));
        copy.putCookie("oauthlab_browser", browser.cookie("oauthlab_browser"));
        return copy;
    }

    private static Map<Integer, Integer> statuses(IntFunction<Response> request) {
        return AtOnce.run(CLICKS, request).stream()
                .collect(Collectors.groupingBy(Response::statusCode, TreeMap::new, Collectors.summingInt(any -> 1)));
    }
}
