package oauthlab.system.fuzz;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
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

    /** Where programs call, and pages would be out of place. */
    private static final Pattern PROGRAMS = Pattern.compile("/(oauth/(?!authorize)|admin/|debug/|\\.well-known/).*");

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

    private static final AtomicInteger CLIENTS = new AtomicInteger();
    private static final AtomicInteger SIGN_INS = new AtomicInteger();

    private static Lab lab;
    private static Innocents innocents;
    private static List<Draft> valid;
    private static Barrage barrage;

    @BeforeContainer
    static void start() {
        lab = Lab.startAuthServer("fuzz", SETTINGS);
        var bob = new Culprit(lab);
        valid = Stream.concat(new BackChannel(lab, bob).all().stream(), new FrontChannel(lab, bob).all().stream())
                .toList();
        innocents = new Innocents(lab);
        barrage = new Barrage(lab.ports().auth(), new Verdict(bob.secrets(), PROGRAMS), EveryEndpointIT::count);
    }

    @AfterContainer
    static void stop() {
        barrage.close();
        System.out.println("Requests by the status of their answers: " + barrage.statuses());
        try {
            innocents.areAsBefore(CLIENTS.get(), SIGN_INS.get());
        } finally {
            lab.close();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_request_gets_an_answer_that_the_specifications_know(@ForAll("requests") List<Draft> drafts)
            throws InterruptedException, ExecutionException {
        barrage.fire(drafts);
    }

    @Provide
    Arbitrary<List<Draft>> requests() {
        return Barrage.requests(valid, Nasty.text());
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
