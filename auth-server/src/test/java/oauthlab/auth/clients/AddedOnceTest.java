package oauthlab.auth.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import oauthlab.auth.browser.users.PasswordHash;
import oauthlab.auth.browser.users.User;
import oauthlab.auth.browser.users.Users;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Several processes that start at once on one database want to add the same clients and users. */
@QuarkusTest
class AddedOnceTest {

    private static final int CONCURRENT = 6;

    private final Clients clients;
    private final Users users;

    AddedOnceTest(Clients clients, Users users) {
        this.clients = clients;
        this.users = users;
    }

    @RepeatedTest(5)
    void of_those_who_add_the_same_client_at_once_one_does(RepetitionInfo round) throws Exception {
        var client = new ClientBuilder("once-" + round.getCurrentRepetition())
                .name("Once")
                .secret("a-secret-of-some-length")
                .build();
        long added = atOnce(() -> clients.addIfAbsent(client)).stream()
                .filter(Boolean::booleanValue)
                .count();
        assertEquals(1, added);
        assertTrue(clients.remove(client.id()));
    }

    @RepeatedTest(5)
    void those_who_add_the_same_user_at_once_have_him_afterwards(RepetitionInfo round) throws Exception {
        String name = "once-" + round.getCurrentRepetition();
        var user = new User(name, name, name + "@example.com");
        atOnce(() -> {
            users.addIfAbsent(user, PasswordHash.unmatchable());
            return true;
        });
        assertEquals(name, users.find(name).orElseThrow().username());
    }

    private static <T> List<T> atOnce(Callable<T> what) throws Exception {
        var start = new CyclicBarrier(CONCURRENT);
        var threads = Executors.newFixedThreadPool(CONCURRENT);
        try {
            List<Future<T>> running = IntStream.range(0, CONCURRENT)
                    .mapToObj(number -> threads.submit(() -> {
                        start.await();
                        return what.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (Future<T> one : running) results.add(one.get());
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
