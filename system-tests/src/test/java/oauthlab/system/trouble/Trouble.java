package oauthlab.system.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The authorization server is stopped, slow, restarted with new keys, or answers nonsense. Whatever it does, the API lets
 * nothing through, gives every call an answer soon, and is well again by itself afterwards.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class Trouble {

    /** How long the API goes on with what it knows. */
    static final Duration BELIEVED = Duration.ofMillis(500);

    private static final Duration SOON = Duration.ofSeconds(6);
    private static final Duration RECOVERY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String check;
    private Lab lab;
    private String token;

    Trouble(String check) {
        this.check = check;
    }

    /** While the server cannot say anything: what becomes of a token that was good a moment ago? */
    abstract void call(String known);

    @BeforeAll
    void start() {
        String believed = BELIEVED.toString();
        lab = Lab.startTaskApi(
                "trouble-" + check,
                Map.of(
                        "OAUTH_TOKEN_CHECKS", check,
                        "OAUTHLAB_TOKEN_CACHE", believed,
                        "OAUTHLAB_REVOKED_READ_EVERY", believed,
                        "OAUTHLAB_INTROSPECTION_BELIEVED_FOR", believed));
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @BeforeEach
    void isWell() {
        token = Api.agentToken(lab);
        assertEquals(200, status(token));
    }

    @Test
    void stopped() {
        lab.service("auth-server").kill();
        callAndAttack();
        lab.restart("auth-server");
        recovers();
    }

    @Test
    void slow() {
        Service server = lab.service("auth-server");
        signal(server, "STOP");
        try {
            callAndAttack();
        } finally {
            signal(server, "CONT");
        }
        recovers();
    }

    /** As after a disaster: nothing that it signed before is good any more. */
    @Test
    void restarted_with_new_keys() {
        lab.service("auth-server").close();
        lab.forget("auth-server");
        lab.restart("auth-server");
        String old = token;
        recovers();
        until(401, old);
    }

    @Test
    void answering_nonsense() {
        lab.service("auth-server").kill();
        try (var nonsense = new Nonsense(lab.ports().auth(), lab.resource())) {
            nonsense.sayEach(this::callAndAttack);
            lab.service("resource-server").close();
            lab.restart("resource-server");
            nonsense.sayEach(this::lettingNobodyIn);
        }
        lab.restart("auth-server");
        recovers();
    }

    private void callAndAttack() {
        call(token);
        lettingStrangersOut();
    }

    /** The API has just begun, and has nobody to learn from. */
    private void lettingNobodyIn() {
        assertEquals(503, status(token));
        lettingStrangersOut();
    }

    private void lettingStrangersOut() {
        for (String forged : new String[] {changed(), selfMade()}) {
            int status = status(forged);
            assertTrue(status == 401 || status == 503, "a forged token gets " + status);
        }
    }

    /** The payload is another than the one that was signed. */
    private String changed() {
        String[] parts = token.split("\\.");
        return parts[0] + "." + parts[1].replaceFirst(".$", "A") + "A." + parts[2];
    }

    private String selfMade() {
        var claims = Jwts.claims();
        claims.setIssuer(lab.auth());
        claims.setSubject("ai-agent-assistant");
        claims.setClaim("client_id", "ai-agent-assistant");
        claims.setClaim("scope", "tasks:read");
        claims.setAudience(lab.resource());
        claims.setExpirationTimeMinutesInTheFuture(5);
        var key = Jwts.newKey("mine");
        return Jwts.signed(Map.of("kid", "mine", "typ", "at+jwt"), claims, "ES256", key.getPrivateKey());
    }

    /** An answer, in time, and never a fault of the server. */
    int status(String bearer) {
        long sent = System.nanoTime();
        Response answer = Api.with(bearer).get(lab.resource() + "/api/tasks");
        assertTrue(System.nanoTime() - sent < SOON.toNanos(), "that took too long");
        if (answer.statusCode() == 503) assertEquals("1", answer.header("Retry-After"));
        assertTrue(answer.statusCode() != 500, "a fault of the server");
        return answer.statusCode();
    }

    private void recovers() {
        token = Api.agentToken(lab);
        until(200, token);
        lettingStrangersOut();
    }

    void until(int status, String bearer) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (status(bearer) != status) {
            assertTrue(System.nanoTime() < end, "not " + status + " in time");
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void signal(Service server, String name) {
        Command kill = Command.run(Map.of(), List.of("kill", "-" + name, "" + server.pid()));
        assertEquals(0, kill.exitCode(), kill.output());
    }
}
