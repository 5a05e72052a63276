package oauthlab.resource.revocation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import oauthlab.resource.ApiTest;
import oauthlab.resource.TestToken;
import oauthlab.shared.wire.RevocationList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens whose signature is good, and that were revoked. */
@QuarkusTest
class RevokedTokenTest extends ApiTest {

    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final List<String> revoked = new ArrayList<>();
    private final String id = UUID.randomUUID().toString();
    private final String approval = UUID.randomUUID().toString();
    private final String clientId = "client-" + UUID.randomUUID();

    @AfterEach
    void isWellAgain() {
        issuer.spoils(UnaryOperator.identity());
        issuer.revocations().remove(revoked);
        clock.advance(READ_EVERY);
        call().then().statusCode(200);
    }

    @Test
    void a_token_that_was_revoked_is_refused_when_the_list_has_been_read_again() {
        call().then().statusCode(200);
        revoke(id);
        clock.advance(READ_EVERY);
        refused();
    }

    @Test
    void with_an_approval_all_its_tokens_are_refused() {
        revoke(approval);
        clock.advance(READ_EVERY);
        refused();
    }

    @Test
    void with_a_client_all_its_tokens_are_refused_and_good_again_with_it() {
        revoke(RevocationList.client(clientId));
        clock.advance(READ_EVERY);
        refused();
        issuer.revocations().remove(revoked);
        clock.advance(READ_EVERY);
        call().then().statusCode(200);
    }

    @Test
    void the_list_is_read_once_in_the_set_time_however_many_call() throws Exception {
        clock.advance(READ_EVERY);
        int before = issuer.revocations().pages();
        var pool = Executors.newFixedThreadPool(8);
        try {
            for (var answer : pool.invokeAll(Collections.nCopies(24, () -> call().statusCode())))
                assertEquals(200, answer.get());
        } finally {
            pool.shutdown();
        }
        assertEquals(1, issuer.revocations().pages() - before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 2500})
    void a_long_list_is_read_to_its_end(int length) {
        IntStream.range(0, length).forEach(i -> revoke("entry-" + i));
        revoke("~" + id);
        String last = "~" + id;
        clock.advance(READ_EVERY);
        as(token().with("jti", last)).get("/api/tasks").then().statusCode(401);
        call().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html></html>",
                "{}",
                "{\"revoked\":1}",
                "{\"revoked\":[{}]}",
                "{\"revoked\":[],\"next\":\"again\"}"
            })
    void from_nonsense_nothing_is_learnt_and_nothing_forgotten(String nonsense) {
        revoke(id);
        clock.advance(READ_EVERY);
        refused();
        issuer.spoils(answer -> nonsense);
        clock.advance(READ_EVERY);
        refused();
        as(token().with("jti", "another")).get("/api/tasks").then().statusCode(200);
    }

    @Test
    void an_endless_list_is_not_read_to_its_end() {
        issuer.spoils(answer ->
                "{\"revoked\":[{\"id\":\"" + UUID.randomUUID() + "\"}],\"next\":\"" + "x".repeat(70_000) + "\"}");
        clock.advance(READ_EVERY);
        call().then().statusCode(200);
    }

    @Test
    void while_the_server_is_down_good_tokens_go_on_and_what_is_known_is_refused() throws IOException {
        call().then().statusCode(200);
        revoke(id);
        clock.advance(READ_EVERY);
        refused();
        issuer.stop();
        try {
            clock.advance(READ_EVERY);
            refused();
            as(token().with("jti", "another")).get("/api/tasks").then().statusCode(200);
        } finally {
            issuer.start();
        }
    }

    private TestToken token() {
        return TestToken.client(issuer, clock.instant(), clientId, ALL)
                .with("grant_id", approval)
                .with("jti", id);
    }

    private Response call() {
        return as(token()).get("/api/tasks");
    }

    private void revoke(String entry) {
        revoked.add(entry);
        issuer.revocations().add(entry);
    }

    private void refused() {
        call().then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("error=\"invalid_token\""))
                .body("error", equalTo("invalid_token"))
                .body("error_description", containsString("revoked"));
    }
}
