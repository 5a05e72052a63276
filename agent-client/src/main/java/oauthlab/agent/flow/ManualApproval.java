package oauthlab.agent.flow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import oauthlab.agent.transcript.AgentException;
import oauthlab.shared.protocol.ParameterNames;

/**
 * The browser is on another machine: the person takes the address it ends at, and pastes it here. Nobody listens at that
 * address, so the browser shows an error there; that is as it should be.
 */
final class ManualApproval implements Approval {

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
        String pasted = person.ask("Paste that whole address here (or the code alone): ")
                .map(String::strip)
                .orElse("");
        if (pasted.isEmpty())
            throw AgentException.of("Nothing was pasted, so there is no approval.", "Start again when you have it.");
        return read(request, pasted);
    }

    private AuthorizationResponse read(AuthorizationRequest request, String pasted) {
        if (!pasted.contains("=")) return bareCode(request, pasted);
        String query = pasted.contains("?") ? pasted.substring(pasted.indexOf('?') + 1) : pasted;
        requireOurs(pasted);
        return AuthorizationResponse.parse(query.replaceFirst("#.*", ""));
    }

    /** An address of another site is a mistake, or somebody's trick. */
    private void requireOurs(String pasted) {
        if (!pasted.contains("://")) return;
        try {
            new URI(pasted);
        } catch (URISyntaxException noAddress) {
            throw AgentException.of(
                    "What was pasted is no address.", "Copy it out of the browser's address line, whole.");
        }
        if (!pasted.startsWith(redirectUri + "?"))
            throw AgentException.of(
                    "What was pasted is not the address the browser should end at: " + redirectUri + "?...",
                    "Copy it after you have approved, out of the browser's address line.");
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
