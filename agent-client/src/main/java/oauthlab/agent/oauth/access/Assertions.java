package oauthlab.agent.oauth.access;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import oauthlab.agent.foundation.config.OAuthOptions.AssertionOptions;
import oauthlab.agent.foundation.config.OAuthOptions.IdentityProvider;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.wire.TokenResponse;

/**
 * A JWT that stands for an approval: of the platform that the agent runs on, or of the organisation that the user works for,
 * which decides instead of him. RFC 7523 section 2.1; identity assertion authorization grant (ID-JAG).
 */
@Singleton
class Assertions {

    private static final String ID_JAG = "urn:ietf:params:oauth:token-type:id-jag";
    private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";

    private final Outbound outbound;

    Assertions(Outbound outbound) {
        this.outbound = outbound;
    }

    /** @throws AgentException when there is none, or the identity provider refuses */
    String jwt(AssertionOptions options, Discovered at) {
        String kept = read(options.file());
        return options.provider().map(provider -> traded(kept, provider, at)).orElse(kept);
    }

    /** RFC 8693: an ID token for us becomes a JWT for that authorization server, and for that resource alone. */
    private String traded(String idToken, IdentityProvider provider, Discovered at) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(ParameterNames.GRANT_TYPE, GrantType.TOKEN_EXCHANGE.wire());
        form.put(ParameterNames.REQUESTED_TOKEN_TYPE, ID_JAG);
        form.put(ParameterNames.AUDIENCE, at.issuer());
        form.put(ParameterNames.RESOURCE, at.resource());
        form.put(ParameterNames.SUBJECT_TOKEN, idToken);
        form.put(ParameterNames.SUBJECT_TOKEN_TYPE, ID_TOKEN);
        form.put(ParameterNames.CLIENT_ID, provider.clientId());
        Reply reply = outbound.postForm(provider.tokenEndpoint(), form, Map.of());
        if (!reply.isGood()) throw reply.refused();
        var traded = reply.as(TokenResponse.class);
        if (!ID_JAG.equals(traded.issuedTokenType()) || traded.accessToken() == null)
            throw AgentException.of(
                    reply + ": the identity provider gave no ID-JAG.",
                    "issued_token_type is " + traded.issuedTokenType());
        return traded.accessToken();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw AgentException.of(
                    "The assertion in " + file + " cannot be read.", "Whoever writes it has to write it anew.");
        }
    }
}
