package oauthlab.system.attacks;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The attacker measures how long a refusal takes. If it is quicker for a name that nobody has, he learns who has an account;
 * if it is slower the more of a secret is right, he finds the secret letter by letter.
 *
 * <p>The slow hash of a password runs for unknown names too, so the two refusals look alike in all they say, and the quicker
 * one takes at least a quarter of the time of the other. Without that hash it would be a fiftieth; so the wide bound proves
 * that the hash runs, and no more. That secrets are compared in constant time cannot be measured through a network with
 * any certainty; a rule on the code proves it instead: see the architecture tests. RFC 6819 section 5.1.4.2.
 */
@ExtendWith(SharedLab.class)
@Tag("alone")
class ResponseTimeIT {

    private static final int TIMES = 3;
    private static final int MAX_TIMES_AS_LONG = 4;

    private final Lab lab;
    private final Browser browser;

    ResponseTimeIT(Lab lab) {
        this.lab = lab;
        this.browser = new Browser(lab.auth());
    }

    @Test
    void a_name_that_nobody_has_is_refused_as_slowly_and_in_the_same_words() {
        Response known = signIn("demo-user");
        Response unknown = signIn("nobody-0");
        for (Response answer : new Response[] {known, unknown}) {
            answer.then().statusCode(401).body(containsString("That name and password do not fit."));
        }
        assertEquals(page(known, "demo-user"), page(unknown, "nobody-0"));
        // Only the trail of the server knows the difference.
        assertEquals("unknown name", Api.lastReason(lab, "user.sign_in"));

        long slow = median(any -> signIn("demo-user"));
        long other = median(number -> signIn("nobody-" + number));
        String both = slow + " and " + other + " ms";
        assertTrue(other * MAX_TIMES_AS_LONG > slow && slow * MAX_TIMES_AS_LONG > other, both);
    }

    private Response signIn(String username) {
        return browser.submit(
                browser.get("/login"), "/login", Map.of("username", username, "password", "wrong-password"));
    }

    private static String page(Response answer, String username) {
        return answer.asString().replace("value=\"" + username + "\"", "value=\"NAME\"");
    }

    private static long median(IntFunction<Response> request) {
        long[] times = IntStream.range(1, TIMES + 1)
                .mapToObj(request)
                .peek(answer -> answer.then().statusCode(401))
                .mapToLong(Response::time)
                .sorted()
                .toArray();
        return Arrays.stream(times).skip(TIMES / 2).findFirst().orElseThrow();
    }
}
