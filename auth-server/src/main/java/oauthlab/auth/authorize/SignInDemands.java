package oauthlab.auth.authorize;

import static oauthlab.shared.protocol.ParameterNames.MAX_AGE;
import static oauthlab.shared.protocol.ParameterNames.PROMPT;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.OAuthException;

/** What a client demands of the sign-in. OpenID Connect Core section 3.1.2.1. */
final class SignInDemands {

    /**
     * Ours, and no secret: who adds it by hand skips a sign-in in the own browser, and the client sees that in {@code
     * auth_time}.
     */
    private static final String SIGNED_IN = "signed_in";

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");
    private static final Set<String> MET_BY_SIGN_IN = Set.of("login", "select_account");

    private SignInDemands() {}

    /** @throws OAuthException {@code invalid_request} for a value that there is not, and for {@code none} among others */
    static Set<String> prompts(FormParameters parameters) {
        Set<String> prompts = parameters.get(PROMPT).map(SignInDemands::words).orElse(Set.of());
        for (String prompt : prompts) {
            if (!PROMPTS.contains(prompt))
                throw OAuthException.invalidRequest(
                        "prompt may be " + PROMPTS.stream().sorted().toList() + ", not '" + prompt + "'.");
        }
        if (prompts.contains("none") && prompts.size() > 1)
            throw OAuthException.invalidRequest("prompt=none cannot be joined with another value.");
        return prompts;
    }

    /** @throws OAuthException {@code invalid_request} unless it is a number of seconds */
    static Optional<Duration> maxAge(FormParameters parameters) {
        Optional<String> seconds = parameters.get(MAX_AGE);
        if (seconds.isEmpty()) return Optional.empty();
        if (seconds.get().matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.get())));
        throw OAuthException.invalidRequest("max_age must be a number of seconds, such as 3600.");
    }

    /** Marks a request that goes through the sign-in page, so that it is not sent there again. */
    static FormParameters markAsMet(FormParameters outer) {
        return outer.with(SIGNED_IN, "1");
    }

    static boolean areMet(FormParameters outer) {
        return outer.has(SIGNED_IN);
    }

    /** The request as it goes on once the user has signed in: what that met is demanded no more. */
    static FormParameters met(FormParameters parameters) {
        String rest = parameters.get(PROMPT).map(SignInDemands::words).orElse(Set.of()).stream()
                .filter(prompt -> !MET_BY_SIGN_IN.contains(prompt))
                .collect(Collectors.joining(" "));
        FormParameters met = parameters.with(PROMPT, rest);
        return maxAge(parameters).filter(Duration::isZero).isPresent() ? met.with(MAX_AGE, "") : met;
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.strip().split(" +")));
    }
}
