package oauthlab.auth.grants.jwtbearer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestJwts;
import oauthlab.auth.broker.BrokerProfile;
import oauthlab.auth.clients.Clients;
import oauthlab.shared.protocol.GrantType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity assertion has one kind and one spelling, and is about somebody; its signature is right in each case here. */
@QuarkusTest
@TestProfile(BrokerProfile.class)
class AssertionFormTest {

    private static final String TYPE = "\"typ\":\"oauth-id-jag+jwt\"";

    @Inject
    Clients clients;

    @Inject
    TestClock clock;

    @BeforeEach
    void addClient() {
        CompanyAssertions.addClient(clients, "tasks:read");
    }

    @AfterEach
    void removeClient() {
        clients.remove(CompanyAssertions.ID);
    }

    @Test
    void the_usual_one_is_good() {
        token(raw(TYPE, "company-alice", "")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"typ\":\"JWT\"",
                "\"typ\":\"at+jwt\"",
                "\"typ\":\"dpop+jwt\"",
                "\"typ\":\"client-authentication+jwt\"",
                "\"kid\":\"company\"",
                TYPE + ",\"crit\":[]",
                TYPE + ",\"crit\":[\"exp\"]",
                TYPE + ",\"crit\":null",
                TYPE + ",\"alg\":\"ES256\"",
                TYPE + "," + TYPE
            })
    void another_kind_and_a_header_that_others_read_in_another_way_are_refused(String header) {
        refused(token(raw(header, "company-alice", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "company-alice\\u0000",
                "company-alice\\n",
                "\\u001bcompany-alice",
                "company-alice\\u202e",
                "company-alice\\u200b"
            })
    void nobody_is_called_that(String subject) {
        refused(token(raw(TYPE, subject, "")));
    }

    @Test
    void a_claim_that_is_there_twice_or_from_the_future_is_refused() {
        long now = clock.instant().getEpochSecond();
        refused(token(raw(TYPE, "company-alice", ",\"sub\":\"company-bob\"")));
        refused(token(raw(TYPE, "company-alice", ",\"nbf\":" + (now + 3 * 3600))));
        refused(token(signed(TYPE, payload("company-alice", now + 3 * 3600, ""))));
        refused(token(signed(TYPE, payload("company-alice", Long.MAX_VALUE, ""))));
    }

    @Test
    void an_assertion_has_one_spelling() {
        String header = "{\"alg\":\"ES256\"," + TYPE + "}";
        long now = clock.instant().getEpochSecond();
        refused(token(TestJwts.respelled(raw(TYPE, "company-alice", ""))));
        refused(token(raw(TYPE, "company-alice", "") + "="));
        refused(token(TestJwts.padded(
                header,
                payload("company-alice", now, ""),
                CompanyAssertions.key().getPrivateKey())));
    }

    private String raw(String header, String subject, String claims) {
        return signed(header, payload(subject, clock.instant().getEpochSecond(), claims));
    }

    private static String signed(String header, String payload) {
        return TestJwts.signed(
                "{\"alg\":\"ES256\"," + header + "}",
                payload,
                CompanyAssertions.key().getPrivateKey());
    }

    private String payload(String subject, long issuedAt, String claims) {
        return """
                {"iss":"%s","sub":"%s","aud":"http://localhost:4000","client_id":"%s","resource":"http://localhost:4001",\
                "scope":"tasks:read","iat":%d,"exp":%d,"jti":"%s"%s}""".formatted(
                        CompanyAssertions.COMPANY,
                        subject,
                        CompanyAssertions.ID,
                        issuedAt,
                        clock.instant().getEpochSecond() + 60,
                        UUID.randomUUID(),
                        claims);
    }

    private static Response token(String assertion) {
        return given().auth()
                .preemptive()
                .basic(CompanyAssertions.ID, "office-secret")
                .formParam("grant_type", GrantType.JWT_BEARER.wire())
                .formParam("assertion", assertion)
                .post("/oauth/token");
    }

    private static void refused(Response answer) {
        answer.then().statusCode(400).body("error", equalTo("invalid_grant"));
    }
}
