package oauthlab.auth.browser.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.TestClock;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user's sessions take no place of another user's, and have an end. */
@QuarkusTest
class SessionsOfAUserTest {

    private static final int MAX_SESSIONS = DatabaseUserSessions.MAX_PER_USER;

    @Inject
    UserSessions sessions;

    @Inject
    Users users;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void one_who_signs_in_very_often_loses_the_oldest_and_nobody_else_does() {
        // Other tests signed her in, some of them at a later time than now.
        clock.advance(Duration.ofDays(1_000));
        String other = start("bob");
        var secrets = new ArrayList<String>();
        for (int i = 0; i < MAX_SESSIONS + 3; i++) {
            secrets.add(start("alice"));
            clock.advance(Duration.ofMillis(10));
        }
        for (String ended : secrets.subList(0, 3))
            assertTrue(sessions.find(ended).isEmpty());
        List<String> kept = secrets.subList(3, secrets.size());
        assertEquals(
                MAX_SESSIONS,
                kept.stream().filter(one -> sessions.find(one).isPresent()).count());
        assertTrue(sessions.find(other).isPresent());
        clock.advance(Duration.ofHours(-1));
        assertTrue(sessions.find(start("alice")).isPresent(), "though by this clock it is the oldest");
        // So that hers are not the oldest in the tests that follow.
        secrets.forEach(sessions::end);
    }

    private String start(String username) {
        User user = users.idOf(username).flatMap(users::find).orElseThrow();
        return sessions.start(SignIn.here(user, Optional.empty()), Optional.empty());
    }
}
