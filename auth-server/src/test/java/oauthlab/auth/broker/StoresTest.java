package oauthlab.auth.broker;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import oauthlab.auth.TestBrowser;
import org.junit.jupiter.api.Test;

/** The same in memory: the database holds nothing of it. And not sealed, since that is a setting, too. */
@QuarkusTest
@TestProfile(StoresTest.InMemory.class)
public class StoresTest extends AtCompany {

    /** And what runs by itself does so, for a test that waits for it. */
    public static class InMemory extends BrokerProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var all = new HashMap<>(super.getConfigOverrides());
            all.put("quarkus.scheduler.enabled", "true");
            all.put("oauthlab.keys.reload-every", "PT1S");
            all.put("quarkus.datasource.jdbc.url", "jdbc:h2:mem:broker-memory;DB_CLOSE_DELAY=-1");
            all.put("oauthlab.upstream-tokens.store", "memory");
            all.put("oauthlab.upstream-tokens.sealed", "false");
            return all;
        }
    }

    @Inject
    EntityManager database;

    @Test
    void a_sign_in_an_exchange_and_a_refresh_need_no_table() {
        company.tokens.put("expires_in", 10);
        String token = user.tokenForMcp();
        company.tokens.put("access_token", "company-access-token-2");
        company.tokens.put("expires_in", 3600);
        Traveller.exchange(token).then().statusCode(200).body("access_token", equalTo("company-access-token-2"));
        Traveller.exchange(token).then().statusCode(200).body("access_token", equalTo("company-access-token-2"));
        assertEquals(2, company.tokenRequests.size());
        for (String table : new String[] {"pending_login", "upstream_token", "upstream_token_use"})
            assertEquals(
                    0L,
                    database.createNativeQuery("select count(*) from " + table, Long.class)
                            .getSingleResult());
    }

    @Test
    void the_way_back_works_once_and_signing_out_ends_it_there() throws InterruptedException {
        Response away = user.leaves("company", user.webApp());
        assertNotNull(TestBrowser.locationParameter(user.returns("company", away), "code"));
        user.returns("company", away).then().statusCode(400);
        Response page = user.browser.get("/logout");
        user.browser.submit(page, "/logout", Map.of()).then().statusCode(303);
        assertEquals("company-refresh-token-1", company.revoked.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void who_takes_too_long_has_to_start_again() {
        Response away = user.leaves("company", user.webApp());
        clock.advance(Duration.ofMinutes(6));
        assertFalse(user.returns("company", away).statusCode() == 303);
    }
}
