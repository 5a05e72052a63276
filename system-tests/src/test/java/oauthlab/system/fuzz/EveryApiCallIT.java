package oauthlab.system.fuzz;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import oauthlab.system.lab.AtOnce;
import oauthlab.system.lab.Lab;

/**
 * At least 14,000 requests at the task API, in each of its modes: most of them right ones that were spoilt, and many with
 * tokens that were good before somebody changed them. Each gets an answer that RFC 6750 knows, none is a server error, and
 * afterwards there are as many tasks as the answers said.
 */
class EveryApiCallIT {

    private static final int TRIES = 14_000 / Barrage.CONCURRENT + 1;

    private static final List<Map<String, String>> MODES = List.of(
            Map.of("OAUTH_TOKEN_CHECKS", "jwt", "AUTH_MODE", "oauth"),
            Map.of("OAUTH_TOKEN_CHECKS", "introspection", "AUTH_MODE", "oauth"),
            Map.of("OAUTH_TOKEN_CHECKS", "jwt,introspection", "AUTH_MODE", "both"));

    private static List<Lab> labs;
    private static List<GuardedApi> apis;
    private static List<Arbitrary<Volley>> volleys;

    /** Requests, and at whom they go. */
    private record Volley(GuardedApi api, List<Draft> drafts) {}

    @BeforeContainer
    static void start() {
        Lab lab = Lab.startTaskApi("fuzz-api", MODES.get(0));
        labs = AtOnce.run(
                MODES.size(), number -> number == 0 ? lab : lab.another("fuzz-api-" + number, MODES.get(number)));
        apis = labs.stream().map(at -> new GuardedApi(lab, at)).toList();
        volleys = apis.stream().map(EveryApiCallIT::volleys).toList();
    }

    @AfterContainer
    static void stop() {
        try {
            apis.forEach(api -> api.barrage().close());
            apis.forEach(api -> System.out.println(
                    "Requests by the status of their answers: " + api.barrage().statuses()));
            apis.forEach(GuardedApi::isAsTheAnswersSaid);
        } finally {
            labs.forEach(Lab::close);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_call_gets_an_answer_that_the_specifications_know(@ForAll("anyMode") Volley volley)
            throws InterruptedException, ExecutionException {
        volley.api.barrage().fire(volley.drafts);
    }

    @Provide
    Arbitrary<Volley> anyMode() {
        return Arbitraries.of(volleys).flatMap(volley -> volley);
    }

    private static Arbitrary<Volley> volleys(GuardedApi api) {
        Arbitrary<String> texts =
                Arbitraries.frequencyOf(Tuple.of(2, Nasty.text()), Tuple.of(1, Nasty.torn(api.tokens())));
        return Barrage.requests(api.valid(), texts).map(drafts -> new Volley(api, drafts));
    }
}
