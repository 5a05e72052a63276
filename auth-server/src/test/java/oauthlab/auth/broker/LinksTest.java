package oauthlab.auth.broker;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import oauthlab.auth.TestRequests;
import org.junit.jupiter.api.Test;

/** Who somebody at a provider is here. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class LinksTest extends AtCompany {

    private static final String LINK = "/broker/company?return_to=/links&link=yes";

    @Test
    void somebody_who_is_signed_in_links_an_account_and_is_known_by_it_from_then_on() {
        company.claims.put("sub", "c-linked");
        user.browser.signIn("alice");
        linkAccount(user).then().statusCode(303);
        user.browser.get("/links").then().body(containsString("carla"));
        var later = new Traveller(company);
        assertEquals("user-456", subject(later));
    }

    @Test
    void a_removed_link_opens_nothing_any_more() {
        company.claims.put("sub", "c-removed");
        user.browser.signIn("bob");
        linkAccount(user).then().statusCode(303);
        Response page = user.browser.get("/links");
        user.browser.submit(page, "/links", Map.of()).then().statusCode(303);
        user.browser.get("/links").then().body(not(containsString("carla")));
        assertNotEquals("user-789", subject(new Traveller(company)));
    }

    @Test
    void an_account_that_is_somebody_elses_cannot_be_linked() {
        company.claims.put("sub", "c-taken");
        subject(new Traveller(company));
        user.browser.signIn("alice");
        linkAccount(user).then().statusCode(400).body(containsString("belongs to another user"));
    }

    @Test
    void a_stranger_cannot_link_and_nobody_can_finish_it_for_somebody_else() {
        company.claims.put("sub", "c-hijack");
        user.browser.get(LINK).then().statusCode(400);
        user.browser.signIn("alice");
        Response away = user.leaves("company", user.browser.get(LINK));
        user.browser.signIn("bob");
        user.returns("company", away).then().statusCode(400).body(containsString("somebody else has signed in"));
        assertNotEquals("user-456", subject(new Traveller(company)));
    }

    @Test
    void the_account_by_which_a_user_came_stays() {
        company.claims.put("sub", "c-home");
        company.claims.put("preferred_username", "homer");
        user.travels("company", user.webApp());
        user.browser.get("/links").then().body(containsString("there is no other way in, so it stays"));
    }

    @Test
    void two_accounts_with_one_name_are_two_users() {
        company.claims.put("preferred_username", "twin");
        company.claims.put("sub", "c-twin-1");
        String first = subject(new Traveller(company));
        company.claims.put("sub", "c-twin-2");
        assertNotEquals(first, subject(new Traveller(company)));
    }

    private Response linkAccount(Traveller traveller) {
        return traveller.returns("company", traveller.leaves("company", traveller.browser.get(LINK)));
    }

    private static String subject(Traveller traveller) {
        String token = traveller.tokens("company", traveller.webApp()).path("access_token");
        return TestRequests.introspect(token).path("sub");
    }
}
