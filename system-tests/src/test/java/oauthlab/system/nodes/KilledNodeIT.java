package oauthlab.system.nodes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import oauthlab.system.flows.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node dies under load, as with a power cut. What it had answered is so; what it had not is lost, or done. */
class KilledNodeIT {

    private static final int WORKERS = 4;
    private static final int BEFORE_THE_KILL = 20;
    private static final Map<String, String> SETTINGS =
            Map.of("OAUTHLAB_RATE_LIMITS_REGISTRATION_BY_ADDRESS_REQUESTS", "0", "OAUTHLAB_CODE_LIFETIME", "PT10M");

    private static TwoNodes nodes;

    private final ConcurrentLinkedQueue<Answered> all = new ConcurrentLinkedQueue<>();
    private final CountDownLatch warm = new CountDownLatch(BEFORE_THE_KILL);

    @BeforeAll
    static void start() {
        nodes = TwoNodes.start("killed-node", SETTINGS);
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void all_that_a_killed_node_had_answered_is_so_on_the_other() throws Exception {
        List<Browser> users = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) users.add(new Browser(nodes.other().auth()).signIn("alice"));
        var workers = Executors.newFixedThreadPool(WORKERS);
        List<Future<?>> running = new ArrayList<>();
        for (Browser user : users) running.add(workers.submit(() -> workUntilItDies(user)));

        assertTrue(warm.await(2, TimeUnit.MINUTES), "the load did not get going");
        nodes.other().service("auth-server").kill();
        for (Future<?> worker : running) worker.get(1, TimeUnit.MINUTES);
        workers.shutdown();

        Browser user = TwoNodes.moved(users.get(0), nodes.one());
        for (Answered one : all) one.verify(nodes.one(), user);
        long complete = all.stream().filter(Answered::isComplete).count();
        System.out.println("Killed under load: " + all.size() + " clients, " + complete + " of them done, "
                + all.stream().mapToInt(Answered::answers).sum() + " answers, all of them true on the other node");
        assertTrue(complete >= BEFORE_THE_KILL);
    }

    /** Every fault but one of the connection ends the wait, and the test. */
    private Void workUntilItDies(Browser user) throws Exception {
        try {
            while (true) {
                var answered = new Answered();
                all.add(answered);
                answered.work(nodes.other(), user);
                warm.countDown();
            }
        } catch (Exception died) {
            if (died instanceof IOException) return null;
            throw died;
        } finally {
            while (warm.getCount() > 0) warm.countDown();
        }
    }
}
