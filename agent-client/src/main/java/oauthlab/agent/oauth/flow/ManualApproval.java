package oauthlab.agent.oauth.flow;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ParameterNames;

/**
 * The browser is on another machine: the person takes the address it ends at, and pastes it here. Nobody listens at that
 * address, so the browser shows an error there; that is as it should be.
 */
final class ManualApproval implements Approval {

    private static final int MAX_TRIES = 5;
    /** A short word without a digit is a slip of the hand. */
    private static final Pattern CODE =
            Pattern.compile("(?:(?=[^0-9]{0,100}[0-9])[\\x21-\\x7E&&[^=?#:]]{6,}|[\\x21-\\x7E&&[^=?#:]]{16,})={0,2}");

    private final String redirectUri;
    private final Person person;

    ManualApproval(URI redirectUri, Person person) {
        this.redirectUri = redirectUri.toString();
        this.person = person;
    }

    @Override
    public String redirectUri() {
        return redirectUri;
    }

    @Override
    public AuthorizationResponse await(AuthorizationRequest request, URI address) {
        person.tell("Open this address in any browser, on any machine:");
        person.tell("  " + address);
        person.tell("At the end the browser goes to " + redirectUri + "?... and may say that it cannot connect.");
        for (int tries = 1; ; tries++) {
            String pasted = person.ask("Paste that whole address here (or the code alone): ")
                    .map(String::strip)
                    .orElse("");
            if (pasted.isEmpty())
                throw AgentException.of(
                        "Nothing was pasted, so there is no approval.", "Start again when you have it.");
            try {
                return read(request, pasted);
            } catch (AgentException useless) {
                if (tries == MAX_TRIES) throw useless;
                person.tell(useless.text());
            }
        }
    }

    private AuthorizationResponse read(AuthorizationRequest request, String pasted) {
        if (CODE.matcher(pasted).matches()) return bareCode(request, pasted);
        String query = pasted.startsWith("code=") || pasted.startsWith("state=") ? pasted : query(pasted);
        AuthorizationResponse response = AuthorizationResponse.parse(query.replaceFirst("#.*", ""));
        boolean isAnswer = response.parameters().containsKey(ParameterNames.CODE)
                || response.parameters().containsKey(ParameterNames.ERROR);
        if (isAnswer) return response;
        throw notFound("It has neither a code nor an error.");
    }

    /** An address of another site is a mistake, or somebody's trick. */
    private String query(String pasted) {
        for (String beginning : List.of(beginning(), redirectUri + "?"))
            if (pasted.startsWith(beginning)) return pasted.substring(beginning.length());
        throw notFound(
                pasted.contains("://") ? "It is not the address the browser should end at." : "It is not an address.");
    }

    /** Up to the parameters. A browser writes / where there is no path. */
    private String beginning() {
        URI redirect = URI.create(redirectUri);
        if (redirect.getRawQuery() != null) return redirectUri + "&";
        return (redirect.getRawPath().isEmpty() ? redirectUri + "/" : redirectUri) + "?";
    }

    private AgentException notFound(String why) {
        return AgentException.of(
                "No authorization code found in what was pasted. " + why,
                "After you have approved, copy the address out of the browser's address line, whole: " + beginning()
                        + "code=...");
    }

    /** PKCE still ties the code to this sign-in; who issued it nobody can tell from the code alone, and the person is told. */
    private AuthorizationResponse bareCode(AuthorizationRequest request, String code) {
        person.tell("A code alone: state and iss could not be checked. PKCE still ties it to this sign-in (RFC 7636).");
        return new AuthorizationResponse(Map.of(
                ParameterNames.CODE, code,
                ParameterNames.STATE, request.state(),
                ParameterNames.ISS, request.at().issuer()));
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
