package oauthlab.system.migration;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import oauthlab.system.migration.Traffic.Answer;
import oauthlab.system.migration.Traffic.Credential;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rehearsal of docs/migration, with its own scripts, while three clients never stop to call. */
@ExtendWith(SharedLab.class)
class MigrationIT {

    private static final int SEEDED_TASKS = 2;
    private static final int SOME = 10;

    private final Lab lab;
    private final Path files;
    private final List<Answer> all = new ArrayList<>();

    MigrationIT(Lab lab) {
        this.lab = lab;
        this.files = lab.home().resolve("migration");
    }

    @BeforeEach
    void start() {
        run(
                "start_rehearsal api_key && add_clients && for client in $(clients); do sign_in_client $client || exit 1; done");
    }

    @AfterEach
    void stop() {
        run("end_rehearsal");
    }

    @Test
    void no_request_is_lost_from_the_first_key_to_the_last_and_back() throws IOException {
        String door = read("front-door.address");
        var web = Traffic.start(door, true, Credential.key("key-web-app-13579"));
        var mobile = Traffic.start(door, false, Credential.key("key-mobile-app-24680"));
        var admin = Traffic.start(door, true, Credential.key("key-admin-tool-97531"));
        try (web;
                mobile;
                admin) {
            assertAllGood("keys only", web, mobile, admin);

            run("docs/migration/parallel.sh");
            web.show(token("web-app"));
            assertAllGood("two instances side by side", web, mobile, admin);

            assertTriggered("an answer takes", Map.of("MOST_MILLIS", "-1", "MOST_FAILED", "100"));
            admin.show(token("admin-tool"));
            assertAllGood("an instance for another while both are taken", web, mobile, admin);

            run("docs/migration/cutover.sh");
            assertAllGood("tokens only, for those who have one", web, admin);
            assertGoodOrTooLate(mobile.take(SOME));
            assertEquals(0, assertGoodOrTooLate(mobile.take(SOME)), "no key is taken any more");

            assertTriggered("of credentials were refused", Map.of("MOST_FAILED", "100", "MOST_REFUSED", "5"));
            assertAllGood("rolled back", web, admin);
            assertGoodOrTooLate(mobile.take(SOME));
            assertAllGood("rolled back, by key again", mobile);

            assertPage();
        }
        assertAllGood("to the end", web, mobile, admin);
        assertEquals(SEEDED_TASKS + written(), tasks(door), "each task that was answered with 201 is there, once");
    }

    /** Everybody got what they asked for since the stage before, and went on to do so. */
    private void assertAllGood(String stage, Traffic... clients) {
        for (Traffic client : clients) {
            List<Answer> answers = client.take(SOME);
            all.addAll(answers);
            assertEquals(
                    List.of(),
                    answers.stream().filter(answer -> !answer.isGood()).toList(),
                    stage);
        }
    }

    /** This stage is meant to refuse keys, with the way out; any other failure is one. Gives the number of good answers. */
    private long assertGoodOrTooLate(List<Answer> answers) {
        all.addAll(answers);
        List<Answer> tooLate =
                answers.stream().filter(answer -> !answer.isGood()).toList();
        for (Answer answer : tooLate) {
            assertEquals(401, answer.status(), answer.toString());
            assertTrue(answer.body().contains("from-keys-to-tokens.html"), answer.toString());
        }
        return answers.size() - tooLate.size();
    }

    private void assertTriggered(String why, Map<String, String> triggers) {
        var environment = lab.environment();
        environment.putAll(triggers);
        Command watch = Command.run(environment, List.of("docs/migration/rollback.sh", "watch", "20"));
        assertEquals(3, watch.exitCode(), watch.output());
        assertTrue(watch.output().contains("TRIGGER") && watch.output().contains(why), watch.output());
    }

    /** It is read where there is no network, so it brings all that it needs. */
    private void assertPage() throws IOException {
        Path page = files.resolve("adoption.html");
        Command adoption = Command.lab(lab.environment(), "adoption", "--html", page.toString(), read("api.address"));
        assertEquals(0, adoption.exitCode(), adoption.output());
        String html = Files.readString(page);
        for (String client : List.of("web-app", "mobile-app", "admin-tool"))
            assertTrue(html.contains("<td>" + client + "</td>"), html);
        assertTrue(html.matches("(?s).*<td>apikey</td><td>\\d+</td><td>[\\d.]+ ms</td>.*"), html);
        assertFalse(html.contains("http"), html);
    }

    private long written() {
        return all.stream().filter(answer -> answer.status() == 201).count();
    }

    private int tasks(String door) throws IOException {
        return given().header("Authorization", token("web-app").value())
                .get(door + "/api/tasks?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    private Credential token(String client) throws IOException {
        return Credential.token(read(client + ".token"));
    }

    private String read(String file) throws IOException {
        return Files.readString(files.resolve(file)).strip();
    }

    private void run(String commands) {
        Command done = Command.run(lab.environment(), List.of("bash", "-c", ". docs/migration/steps.sh; " + commands));
        assertEquals(0, done.exitCode(), done.output());
    }
}
