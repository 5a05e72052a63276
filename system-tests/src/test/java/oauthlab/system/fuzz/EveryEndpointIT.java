package oauthlab.system.fuzz;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import oauthlab.system.lab.Lab;

/**
 * At least 20,000 requests at every endpoint, most of them right ones that were spoilt in a way or three. No answer is a
 * server error, shows the server's inner life or a secret that was sent; a refusal has the form of its specification; and
 * afterwards nothing is there that no answer has announced, and nothing is gone.
 *
 * <p>What fails is printed as it was sent.
 */
class EveryEndpointIT {

    private static final int TRIES = 850;
    private static final int AT_ONCE = 25;
    private static final int CONNECTIONS = 6;

    /** No limit on floods, and a slow hash only for a handful of guesses. */
    private static final Map<String, String> SETTINGS = Map.of(
            "OAUTHLAB_ADMIN_TOKEN", Culprit.ADMIN_TOKEN,
            "OAUTHLAB_RATE_LIMITS_LOGIN_BY_ADDRESS_REQUESTS", "0",
            "OAUTHLAB_RATE_LIMITS_REGISTRATION_BY_ADDRESS_REQUESTS", "0",
            "OAUTHLAB_FAILED_ATTEMPTS_LOGIN_BY_ADDRESS_FREE", "3",
            "OAUTHLAB_FAILED_ATTEMPTS_LOGIN_BY_ADDRESS_FIRST", "PT1M",
            "OAUTHLAB_FAILED_ATTEMPTS_LOGIN_BY_BROWSER_FREE", "3",
            "OAUTHLAB_FAILED_ATTEMPTS_LOGIN_BY_BROWSER_FIRST", "PT15M",
            "OAUTHLAB_FAILED_ATTEMPTS_DEVICE_CODE_FREE", "1000000",
            "OAUTHLAB_CODE_LIFETIME", "PT10M");

    private static final Map<Integer, AtomicInteger> STATUSES = new ConcurrentHashMap<>();
    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final AtomicInteger SIGN_INS = new AtomicInteger();

    private static Lab lab;
    private static Innocents innocents;
    private static List<Draft> valid;
    private static Verdict verdict;
    private static ExecutorService threads;
    private static ThreadLocal<Line> line;

    @BeforeContainer
    static void start() {
        lab = Lab.startAuthServer("fuzz", SETTINGS);
        var bob = new Culprit(lab);
        valid = Stream.concat(new BackChannel(lab, bob).all().stream(), new FrontChannel(lab, bob).all().stream())
                .toList();
        verdict = new Verdict(bob.secrets());
        innocents = new Innocents(lab);
        threads = Executors.newFixedThreadPool(CONNECTIONS);
        line = ThreadLocal.withInitial(() -> new Line(lab.ports().auth()));
    }

    @AfterContainer
    static void stop() {
        threads.shutdownNow();
        System.out.println("Requests by the status of their answers: " + new TreeMap<>(STATUSES));
        try {
            innocents.areAsBefore(CLIENTS.get(), SIGN_INS.get());
        } finally {
            lab.close();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_request_gets_an_answer_that_the_specifications_know(@ForAll("requests") List<Draft> drafts)
            throws InterruptedException, ExecutionException {
        var running = new ArrayList<Future<?>>();
        for (Draft draft : drafts) running.add(threads.submit(() -> judge(draft)));
        for (Future<?> one : running) one.get();
    }

    @Provide
    Arbitrary<List<Draft>> requests() {
        return Arbitraries.frequencyOf(Tuple.of(9, spoilt()), Tuple.of(1, noise()))
                .list()
                .ofSize(AT_ONCE);
    }

    private static Arbitrary<Draft> spoilt() {
        Arbitrary<Twist> twist = Combinators.combine(
                        Arbitraries.of(Twist.Kind.class), Arbitraries.integers().between(0, 1000), Nasty.text())
                .as(Twist::new);
        return Combinators.combine(
                        Arbitraries.of(valid), twist.list().ofMinSize(1).ofMaxSize(3))
                .as((draft, twists) -> twists.stream().reduce(draft, (spoilt, next) -> next.on(spoilt), (a, b) -> b));
    }

    private static Arbitrary<Draft> noise() {
        return Combinators.combine(
                        Arbitraries.of(Nasty.METHODS),
                        Arbitraries.of(valid).map(Draft::path),
                        Arbitraries.of(Nasty.TYPES),
                        Nasty.text())
                .as((method, path, type, text) ->
                        Draft.form(path).method(method).type(type).tail(text));
    }

    private static Void judge(Draft draft) throws IOException {
        Line.Reply reply;
        try {
            reply = line.get().send(draft);
        } catch (IOException | RuntimeException noAnswer) {
            if (draft.isNoHttp()) return null;
            throw new AssertionError(noAnswer + " to\n" + draft.asCommand(), noAnswer);
        }
        STATUSES.computeIfAbsent(reply.status(), any -> new AtomicInteger()).incrementAndGet();
        count(draft, reply);
        verdict.on(draft, reply).ifPresent(wrong -> fail(wrong + ":\n" + draft.asCommand() + "\n" + reply));
        return null;
    }

    private static void count(Draft draft, Line.Reply reply) {
        if (draft.path().matches("/(oauth/register|admin/clients).*") && reply.status() == 201)
            CLIENTS.incrementAndGet();
        if (draft.method().equals("DELETE") && reply.status() == 204) CLIENTS.decrementAndGet();
        boolean isSession = String.valueOf(reply.header("set-cookie")).contains("oauthlab_browser=")
                || String.valueOf(reply.header("set-cookie")).contains("oauthlab_session=");
        if (draft.path().startsWith("/login") && reply.status() == 303 && isSession) SIGN_INS.incrementAndGet();
    }
}
