package oauthlab.auth.authorize;

import static oauthlab.shared.protocol.ParameterNames.MAX_AGE;
import static oauthlab.shared.protocol.ParameterNames.PROMPT;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;

/** What a client demands of the sign-in. OpenID Connect Core section 3.1.2.1. */
final class LoginRequirements {

    private static final Set<String> PROMPTS = Set.of("none", "login", "consent", "select_account");

    private LoginRequirements() {}

    /** @throws OAuthException {@code invalid_request} for a value that there is not, and for {@code none} among others */
    static Set<String> prompts(FormParameters parameters) {
        Set<String> prompts =
                parameters.get(PROMPT).map(LoginRequirements::words).orElse(Set.of());
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

    /** What of it a provider can be asked for, which signs the user in for us. */
    static FormParameters forProvider(AuthorizationRequest request) {
        return FormParameters.NONE
                .with(PROMPT, request.demandsSignIn() ? "login" : "")
                .with(MAX_AGE, age(request));
    }

    /** Only who is asked for an age has to say when the user signed in ({@code auth_time}, section 2). */
    private static String age(AuthorizationRequest request) {
        String usual = request.demandsSignIn() ? "0" : "";
        return request.maxAge().map(age -> String.valueOf(age.toSeconds())).orElse(usual);
    }

    private static Set<String> words(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.strip().split(" +")));
    }
}
