package oauthlab.auth.authorize;

import static oauthlab.shared.protocol.OAuthErrorCode.REQUEST_NOT_SUPPORTED;
import static oauthlab.shared.protocol.OAuthErrorCode.REQUEST_URI_NOT_SUPPORTED;
import static oauthlab.shared.protocol.OAuthErrorCode.UNAUTHORIZED_CLIENT;
import static oauthlab.shared.protocol.OAuthErrorCode.UNSUPPORTED_RESPONSE_TYPE;
import static oauthlab.shared.protocol.ParameterNames.CLIENT_ID;
import static oauthlab.shared.protocol.ParameterNames.CODE_CHALLENGE;
import static oauthlab.shared.protocol.ParameterNames.CODE_CHALLENGE_METHOD;
import static oauthlab.shared.protocol.ParameterNames.DPOP_JKT;
import static oauthlab.shared.protocol.ParameterNames.LOGIN_HINT;
import static oauthlab.shared.protocol.ParameterNames.NONCE;
import static oauthlab.shared.protocol.ParameterNames.REDIRECT_URI;
import static oauthlab.shared.protocol.ParameterNames.REQUEST_URI;
import static oauthlab.shared.protocol.ParameterNames.RESOURCE;
import static oauthlab.shared.protocol.ParameterNames.RESPONSE_MODE;
import static oauthlab.shared.protocol.ParameterNames.RESPONSE_TYPE;
import static oauthlab.shared.protocol.ParameterNames.SCOPE;
import static oauthlab.shared.protocol.ParameterNames.STATE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.clients.clientmetadata.RedirectUris;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Issuer;
import oauthlab.auth.tokens.issuance.AccessPolicy;
import oauthlab.auth.tokens.issuance.IdTokenHint;
import oauthlab.auth.tokens.issuance.IdTokens;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.protocol.GrantType;

/** The checks of an authorization request, in the order that matters. RFC 6749 section 4.1.2.1, RFC 7636 section 4.4.1. */
@ApplicationScoped
public class AuthorizationRequestChecks {

    private static final int MAX_NONCE_LENGTH = 500;
    private static final String ID_TOKEN_HINT = "id_token_hint";

    private final Clients clients;
    private final AccessPolicy policy;
    private final IdTokens idTokens;
    private final Issuer issuer;

    private static final List<BiConsumer<FormParameters, Client>> CHECKS = List.of(
            AuthorizationRequestChecks::noParameterTwice,
            AuthorizationRequestChecks::clientMayUseCodes,
            AuthorizationRequestChecks::responseTypeIsCode,
            AuthorizationRequestChecks::responseModeIsQuery,
            AuthorizationRequestChecks::noRequestObject,
            AuthorizationRequestChecks::challengeIsS256);

    AuthorizationRequestChecks(Clients clients, AccessPolicy policy, IdTokens idTokens, Issuer issuer) {
        this.clients = clients;
        this.policy = policy;
        this.idTokens = idTokens;
        this.issuer = issuer;
    }

    /**
     * The request, if all is well with it.
     *
     * @param isPushed whether the client itself sent it, proven and not through a browser
     * @throws RejectedRequest otherwise, in the way that is safe at that point
     */
    public AuthorizationRequest check(FormParameters parameters, boolean isPushed) {
        Client client = knownClient(parameters);
        String redirectUri = provenRedirectUri(parameters, client);
        // From here on the redirect URI is proven to belong to the client, so errors travel back to it.
        try {
            if (client.rules().requiresPushedRequests() && !isPushed) throw mustBePushed();
            CHECKS.forEach(check -> check.accept(parameters, client));
            return new AuthorizationRequest(
                    client,
                    redirectUri,
                    parameters.get(STATE),
                    policy.scopes(client, parameters.get(SCOPE)),
                    policy.audience(client, parameters.all(RESOURCE)),
                    challenge(parameters),
                    nonce(parameters),
                    keyThumbprint(parameters),
                    LoginRequirements.prompts(parameters),
                    LoginRequirements.maxAge(parameters),
                    parameters.get(LOGIN_HINT),
                    meantUser(parameters));
        } catch (OAuthException refusal) {
            throw new RejectedRequest.RedirectWithError(
                    redirectUri, singleState(parameters), refusal.code(), refusal.description());
        }
    }

    private static OAuthException mustBePushed() {
        return OAuthException.invalidRequest(
                "This client must push its authorization requests (RFC 9126): POST them to /oauth/par first.");
    }

    private Client knownClient(FormParameters parameters) {
        String clientId = singleOrPage(parameters, CLIENT_ID)
                .orElseThrow(() -> new RejectedRequest.ShowPage("The application did not say who it is (client_id)."));
        return find(clientId)
                .orElseThrow(
                        () -> new RejectedRequest.ShowPage("No application '" + clientId + "' is registered here."));
    }

    private Optional<Client> find(String clientId) {
        try {
            return clients.find(clientId);
        } catch (OAuthException badDescription) {
            throw new RejectedRequest.ShowPage(badDescription.description());
        }
    }

    /** RFC 6749 section 3.1.2.3: may be left out only by a client that has registered exactly one. */
    private String provenRedirectUri(FormParameters parameters, Client client) {
        Optional<String> requested = singleOrPage(parameters, REDIRECT_URI);
        if (requested.isEmpty()) {
            if (client.redirectUris().size() == 1)
                return requireElsewhere(client.redirectUris().get(0));
            throw new RejectedRequest.ShowPage("The application did not say where to return to (redirect_uri).");
        }
        if (RedirectUris.belongsTo(client, requested.get())) return requireElsewhere(requested.get());
        throw new RejectedRequest.ShowPage("The address to return to, '" + requested.get()
                + "', is not registered for the application '" + client.id() + "' (redirect_uri).");
    }

    /** On the way back to a page of ours, the browser would no longer say which site sent it to us. */
    private String requireElsewhere(String redirectUri) {
        if (!issuer.isOurs(redirectUri)) return redirectUri;
        throw new RejectedRequest.ShowPage("The address to return to is on this server itself (redirect_uri).");
    }

    private static Optional<String> singleOrPage(FormParameters parameters, String name) {
        try {
            return parameters.get(name);
        } catch (OAuthException sentTwice) {
            throw new RejectedRequest.ShowPage(sentTwice.description());
        }
    }

    private static Optional<String> singleState(FormParameters parameters) {
        List<String> all = parameters.all(STATE);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    private static void noParameterTwice(FormParameters parameters, Client client) {
        parameters.requireSingleValues();
    }

    private static void clientMayUseCodes(FormParameters parameters, Client client) {
        if (client.mayUse(GrantType.AUTHORIZATION_CODE)) return;
        throw OAuthException.of(UNAUTHORIZED_CLIENT, "This client is not registered for authorization_code.");
    }

    private static void responseTypeIsCode(FormParameters parameters, Client client) {
        String responseType = parameters.require(RESPONSE_TYPE);
        if (responseType.equals("code")) return;
        throw OAuthException.of(
                UNSUPPORTED_RESPONSE_TYPE,
                "The response_type '" + responseType
                        + "' is not supported. OAuth 2.1 has 'code' only; tokens do not travel through browsers.");
    }

    private static void responseModeIsQuery(FormParameters parameters, Client client) {
        if (parameters.get(RESPONSE_MODE).filter(mode -> !mode.equals("query")).isEmpty()) return;
        throw OAuthException.invalidRequest("The response_mode must be 'query', or left out.");
    }

    private static void noRequestObject(FormParameters parameters, Client client) {
        if (parameters.has("request")) {
            throw OAuthException.of(REQUEST_NOT_SUPPORTED, "Request objects are not supported.");
        }
        if (parameters.has(REQUEST_URI)) {
            throw OAuthException.of(REQUEST_URI_NOT_SUPPORTED, "A request_uri cannot stand in what was pushed.");
        }
    }

    /** Without a method the RFC would mean plain, which shows the verifier to everybody who sees the request. */
    private static void challengeIsS256(FormParameters parameters, Client client) {
        challenge(parameters);
        String method = parameters.get(CODE_CHALLENGE_METHOD).orElse("plain");
        if (method.equals(CodeChallenge.S256)) return;
        throw OAuthException.invalidRequest(
                "code_challenge_method must be S256; it is '" + method + "' (plain, when left out).");
    }

    /** It comes back in the id_token; what is longer than its column is no random value. */
    private static Optional<String> nonce(FormParameters parameters) {
        Optional<String> nonce = parameters.get(NONCE);
        if (nonce.filter(value -> value.length() > MAX_NONCE_LENGTH).isPresent())
            throw OAuthException.invalidRequest("The nonce is longer than " + MAX_NONCE_LENGTH + " characters.");
        return nonce;
    }

    /** OpenID Connect Core section 3.1.2.2. A hint that says nothing to us must not let another user pass for the one meant. */
    private Optional<String> meantUser(FormParameters parameters) {
        return parameters
                .get(ID_TOKEN_HINT)
                .map(hint -> idTokens.readHint(hint)
                        .map(IdTokenHint::subject)
                        .orElseThrow(() ->
                                OAuthException.invalidRequest("The id_token_hint is no ID token of this server, or so"
                                        + " old that its key is gone. Leave it out.")));
    }

    private static Optional<String> keyThumbprint(FormParameters parameters) {
        Optional<String> thumbprint = parameters.get(DPOP_JKT);
        if (thumbprint.filter(value -> !value.matches("[A-Za-z0-9_-]{43}")).isPresent())
            throw OAuthException.invalidRequest("dpop_jkt must be the SHA-256 thumbprint of a key: 43 characters.");
        return thumbprint;
    }

    private static CodeChallenge challenge(FormParameters parameters) {
        String value = parameters
                .get(CODE_CHALLENGE)
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "PKCE is required: add code_challenge and code_challenge_method=S256 (RFC 7636)."));
        try {
            return new CodeChallenge(value);
        } catch (IllegalArgumentException malformed) {
            throw OAuthException.invalidRequest("The code_challenge is malformed: " + malformed.getMessage() + ".");
        }
    }
}
