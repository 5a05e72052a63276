package oauthlab.auth.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import oauthlab.auth.TestBrowser;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestJwts;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider's ID token has one kind and one spelling, and is about somebody; its signature is right in each case here. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class IdTokenFormTest {

    @ConfigProperty(name = "test.provider.port")
    int port;

    @Inject
    TestClock clock;

    private TestProvider company;
    private Traveller user;

    @BeforeEach
    void start() {
        company = new TestProvider(port);
        user = new Traveller(company);
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"typ\":\"JWT\"", ",\"typ\":\"id_token+jwt\""})
    void an_id_token_says_that_it_is_one_or_nothing(String header) {
        brings(() -> company.idToken(header, company.allClaims().toJson()));
        assertNotNull(TestBrowser.locationParameter(user.travels("company", user.webApp()), "code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"typ\":\"at+jwt\"",
                ",\"typ\":\"logout+jwt\"",
                ",\"typ\":\"oauth-id-jag+jwt\"",
                ",\"crit\":[]",
                ",\"crit\":[\"exp\"]",
                ",\"crit\":null",
                ",\"alg\":\"ES256\""
            })
    void another_kind_and_a_header_that_others_read_in_another_way_are_refused(String header) {
        refused(() -> company.idToken(header, company.allClaims().toJson()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "c-1\u0000", "c-1\n", "\u001bc-1", "c-1\u202e", "c-1\u200b"})
    void nobody_is_called_that(String subject) {
        company.claims.put("sub", subject);
        refused(company::idToken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "nbf"})
    void an_id_token_from_the_future_is_refused(String claim) {
        company.claims.put(claim, clock.instant().getEpochSecond() + 3 * 3600);
        company.claims.put("exp", clock.instant().getEpochSecond() + 4 * 3600);
        refused(company::idToken);
    }

    @Test
    void a_claim_that_is_there_twice_is_refused() {
        refused(() -> company.idToken("", company.allClaims().toJson().replaceFirst("\\{", "{\"sub\":\"c-2\",")));
    }

    @Test
    void an_id_token_has_one_spelling() {
        refused(() -> TestJwts.respelled(company.idToken()));
        refused(() -> company.idToken() + "=");
        refused(company::paddedIdToken);
    }

    private void refused(Supplier<String> idToken) {
        brings(idToken);
        assertEquals("server_error", TestBrowser.locationParameter(user.travels("company", user.webApp()), "error"));
    }

    private void brings(Supplier<String> idToken) {
        company.on("/token", (exchange, form) -> {
            var answer = new LinkedHashMap<>(company.tokens);
            answer.put("id_token", idToken.get());
            TestProvider.json(exchange, 200, answer);
        });
    }
}
