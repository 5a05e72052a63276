package oauthlab.auth.foundation.cleanup;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import oauthlab.auth.TestClock;
import oauthlab.auth.TestRequests;
import oauthlab.auth.foundation.audit.AuditLog;
import oauthlab.shared.proof.CodeVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of the disk a stranger fills, once what has expired is deleted and the file is compacted. */
@QuarkusTest
@TestProfile(GrowthTest.OnDisk.class)
class GrowthTest {

    private static final int ITEMS = 200;
    private static final Path FILE = Path.of("target/growth/auth-server.mv.db");

    /** Without compaction it is 20,000 to 60,000. A file of this size always has a few pages more than it needs. */
    private static final int MAX_BYTES_AN_ITEM = 5_000;

    /** Shares as large as the flood: what is measured is the worst. */
    public static class OnDisk implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var all = new HashMap<String, String>();
            all.put(
                    "quarkus.datasource.jdbc.url",
                    "jdbc:h2:file:./target/growth/auth-server;WRITE_DELAY=0;PAGE_SIZE=4096;RETENTION_TIME=0");
            all.put("oauthlab.cleanup.compact-above-megabytes", "0");
            all.put("oauthlab.cleanup.compact-for", "PT5S");
            for (String place : List.of("device", "pushed-request", "unused-registration"))
                all.put("oauthlab.quotas." + place + ".by-address", "100000");
            return all;
        }
    }

    @Inject
    Cleanup cleanup;

    @Inject
    DatabaseFile file;

    @Inject
    AuditLog audit;

    @Inject
    TestClock clock;

    private long before;

    @BeforeEach
    void measure() throws IOException {
        clock.advance(Duration.ofDays(1));
        cleanUp();
        before = Files.size(FILE);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void codes_of_devices_leave_nothing() throws Exception {
        flood(200, () -> given().formParam("client_id", "agent-cli").post("/oauth/device_authorization"));
        assertSmall();
    }

    @Test
    void pushed_requests_leave_nothing() throws Exception {
        flood(
                201,
                () -> given().formParams(TestRequests.authorization(CodeVerifier.random()))
                        .post("/oauth/par"));
        assertSmall();
    }

    @Test
    void registrations_that_are_never_used_leave_a_line_in_the_trail() throws Exception {
        flood(
                201,
                () -> given().contentType(ContentType.JSON)
                        .body(Map.of(
                                "redirect_uris", List.of("http://127.0.0.1/callback"), "client_name", "x".repeat(200)))
                        .post("/oauth/register"));
        assertSmall();
    }

    @Test
    void refused_requests_leave_lines_in_the_trail() throws Exception {
        flood(
                400,
                () -> given().formParam("client_id", "agent-cli")
                        .formParam("grant_type", "made-up-" + Math.random())
                        .post("/oauth/token"));
        assertSmall();
    }

    private void assertSmall() throws IOException {
        audit.flush();
        clock.advance(Duration.ofHours(26));
        cleanUp();
        long bytes = Math.max(0, Files.size(FILE) - before) / ITEMS;
        assertTrue(bytes <= MAX_BYTES_AN_ITEM, () -> bytes + " bytes an item");
    }

    /** Room is used again with the next commits; those of the lease are enough. */
    private void cleanUp() {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(10));
            cleanup.cleanUp();
            file.compact();
        }
    }

    private static void flood(int status, Callable<Response> request) throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var answers = new ArrayList<Future<Response>>(threads.invokeAll(Collections.nCopies(ITEMS, request)));
            for (Future<Response> answer : answers)
                assertEquals(status, answer.get().statusCode());
        } finally {
            threads.shutdown();
        }
    }
}
