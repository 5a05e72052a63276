package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Map;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker has copied the refresh token of a public client, which proves nothing but its name.
 *
 * <p>Each refresh token works once. Thief and client cannot both use it, and the second of the two ends the family for
 * both: the thief loses what he has, the honest client asks its user again. RFC 9700 section 4.14.2.
 */
@ExtendWith(SharedLab.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshTheftIT {

    private final Lab lab;
    private final Browser browser;
    private String stolen;

    RefreshTheftIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth()).signIn("alice");
    }

    @BeforeEach
    void steal() {
        stolen = approve().path("refresh_token");
    }

    @Test
    void a_thief_who_comes_second_gets_nothing_and_ends_the_family() {
        Response client = refresh(refresh(stolen).path("refresh_token"));
        endsTheFamily(client);
    }

    /** An attacker who comes a moment after the client gets what the client got; from then on each use of one makes the other's an old one. */
    @Test
    void a_thief_who_comes_at_once_is_noticed_at_the_next_refresh_but_one() {
        String clients = refresh(stolen).path("refresh_token");
        String thiefs = refresh(stolen).path("refresh_token");
        assertEquals(clients, thiefs);
        Response client = refresh(refresh(clients).path("refresh_token"));
        client.then().statusCode(200);
        Refusals.json(refresh(thiefs), 400, "invalid_grant");
        assertFalse(Api.introspect(lab, client.path("access_token")).active());
    }

    /** Nobody can tell who of the two was the thief; so what he got is worth nothing once the client comes. */
    @Test
    void a_thief_who_comes_first_does_not_keep_what_he_got() {
        Response thief = refresh(refresh(stolen).path("refresh_token"));
        endsTheFamily(thief);
    }

    @Test
    void another_client_cannot_use_it_and_spoils_nothing() {
        Response answer = given().auth()
                .preemptive()
                .basic("web-app", "webapp-secret-abcdef")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", stolen)
                .post(lab.auth() + "/oauth/token");
        Refusals.json(answer, 400, "invalid_grant");
        assertEquals("/oauth/token: it was issued to another client", Api.lastReason(lab, "request.refused"));
        refresh(stolen).then().statusCode(200);
    }

    /** The thief does not wait for the next one: he counts the number in it up. The mark in it tells. */
    @Test
    void nobody_can_make_the_next_one() {
        String next = stolen.replaceFirst("^(rt\\.[^.]+)\\.0\\.", "$1.1.");
        assertFalse(next.equals(stolen), "the form of a refresh token has changed");
        Refusals.json(refresh(next), 400, "invalid_grant");
        assertEquals("/oauth/token: not a refresh token of ours", Api.lastReason(lab, "request.refused"));
        refresh(stolen).then().statusCode(200);
    }

    /** @param last what whoever came first has got */
    private void endsTheFamily(Response last) {
        last.then().statusCode(200);
        assertTrue(Api.introspect(lab, last.path("access_token")).active());

        Refusals.json(refresh(stolen), 400, "invalid_grant");

        assertFalse(Api.introspect(lab, last.path("access_token")).active());
        Refusals.json(refresh(last.path("refresh_token")), 400, "invalid_grant");
        assertTrue(Api.lastReason(lab, "refresh_token.replayed").startsWith("generation 0 came back"));
        assertEquals("a used refresh token came back", Api.lastReason(lab, "family.revoked"));
        approve().then().statusCode(200);
    }

    private Response approve() {
        return Approval.tokens(lab, browser, "tasks:read", lab.resource());
    }

    private Response refresh(String token) {
        return Approval.refresh(lab, token, Map.of());
    }
}
