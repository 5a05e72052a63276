package oauthlab.agent.operator.migration;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user's browser, without the user: signs in, approves, and comes back with a code. */
final class SignIn {

    private final String authServer;
    private final Wire browser = new Wire();

    SignIn(String authServer) {
        this.authServer = authServer;
    }

    /** The code that an authorization request leads to. OAuth 2.1 section 4.1.2. */
    Optional<String> code(String user, String request) {
        Optional<String> back = browser.get(request).location().flatMap(login -> signIn(user, login));
        Optional<String> consent = back.flatMap(address -> browser.get(address).location());
        return consent.flatMap(this::approve).flatMap(address -> parameter(address, "code"));
    }

    private Optional<String> signIn(String user, String login) {
        String page = browser.get(login).body();
        return browser.form(
                        authServer + "/login",
                        Map.of(
                                "csrf",
                                hidden(page, "csrf"),
                                "return_to",
                                hidden(page, "return_to"),
                                "username",
                                user,
                                "password",
                                user + "-password"))
                .location();
    }

    private Optional<String> approve(String consent) {
        // What was approved before is not asked for again.
        if (parameter(consent, "code").isPresent()) return Optional.of(consent);
        String page = browser.get(consent).body();
        return browser.form(
                        authServer + "/consent",
                        Map.of(
                                "csrf", hidden(page, "csrf"),
                                "request", hidden(page, "request"),
                                "decision", "approve"))
                .location();
    }

    private static String hidden(String page, String field) {
        return first("name=\"" + field + "\" value=\"([^\"]*)\"", page)
                .map(value -> value.replace("&amp;", "&"))
                .orElse("");
    }

    private static Optional<String> parameter(String address, String name) {
        return first("[?&]" + name + "=([^&]*)", address);
    }

    private static Optional<String> first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
