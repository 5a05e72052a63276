package oauthlab.agent.serve.webapp;

import static oauthlab.agent.oauth.screen.Html.escaped;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oauthlab.agent.oauth.flow.AuthorizationResponse;
import oauthlab.shared.protocol.ParameterNames;

/**
 * A response to a request that this browser did not begin here. Somebody follows an exercise by hand, or an attacker sent a link
 * with a code of theirs, so that the user works in their account. Nobody can tell, so the code is not redeemed.
 */
record ForeignCode(AuthorizationResponse response, String issuer, String clientId, Optional<String> knownSecret) {

    /** What a shell takes as it is; a link of a stranger must not put a command into a line that people copy. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~-]{1,512}");

    private static final String EXPLAINED = """
              <p>The browser came back with %1$s, but this application did not begin the request: it does not know the <code>state</code>.
              So it sent nothing to anybody.</p>
              <p>Did somebody else send you here? Then close this page. With a code of theirs you would work in their account without
              noticing it. That attack is called login CSRF, and <code>state</code> ends it (RFC 9700 section 4.7).</p>
            """;
    private static final String BY_HAND = """
              <h2>Did you begin it by hand?</h2>
              <p>Then you hold the <code>state</code> and the <code>code_verifier</code>. Compare the state with the one in the address line, and
              redeem the code yourself. It is good once, and for a minute.</p>
              <pre tabindex="0"><code>%1$s</code></pre>
            """;
    private static final String HERE = """
              <h2>Or let the application do it</h2>
            """;

    String html(String redirectUri) {
        boolean isCode = response.parameter(ParameterNames.CODE).isPresent();
        return Pages.page(
                "This is no response to a request of this application",
                String.format(Locale.ROOT, EXPLAINED, isCode ? "a code" : "a response")
                        + (isCode ? String.format(Locale.ROOT, BY_HAND, lines(command(redirectUri))) : "")
                        + HERE
                        + Pages.signIn());
    }

    private String command(String redirectUri) {
        String code = response.parameter(ParameterNames.CODE)
                .filter(text -> PLAIN.matcher(text).matches())
                .orElse("CODE");
        return "curl -s " + issuer + "/oauth/token \\\n  -u " + clientId
                + knownSecret.map(secret -> ":" + secret).orElse("")
                + " \\\n  -d grant_type=authorization_code -d code=" + code
                + " \\\n  --data-urlencode redirect_uri=" + redirectUri + " \\\n  -d \"code_verifier=$VERIFIER\"";
    }

    /** Line by line, because escaping makes one line of all. */
    private static String lines(String command) {
        return command.lines()
                .map(line -> line.replaceFirst("\\S.*", "") + escaped(line.strip()))
                .collect(Collectors.joining("\n"));
    }
}
