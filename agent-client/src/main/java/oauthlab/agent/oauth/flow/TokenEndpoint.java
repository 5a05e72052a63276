package oauthlab.agent.oauth.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.identity.ClientAuthentication;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.agent.oauth.identity.Proofs;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.TokenResponse;

/** Trades something for tokens, and gives tokens back. RFC 6749 section 3.2; each request for a token names the resource (RFC 8707). */
@Singleton
public class TokenEndpoint {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7E]+");

    private static final Set<Integer> FINAL = Set.of(400, 401, 403);
    private static final Set<String> LATER =
            Set.of("temporarily_unavailable", "server_error", "slow_down", "use_dpop_nonce");
    private static final Set<String> UNKNOWN_CLIENT = Set.of("invalid_client", "unauthorized_client");

    private final Outbound outbound;
    private final ClientAuthentication authentication;
    private final Clock clock;

    TokenEndpoint(Outbound outbound, ClientAuthentication authentication, Clock clock) {
        this.outbound = outbound;
        this.authentication = authentication;
        this.clock = clock;
    }

    /**
     * Sends the question ahead where the server wants that, so that the browser carries only a reference to it. RFC 9126.
     *
     * @return what the browser has to carry
     */
    public Map<String, String> pushed(AuthorizationRequest request, Map<String, String> parameters) {
        Discovered at = request.at();
        if (!Boolean.TRUE.equals(at.authorizationServer().requiresPushedRequests())) return parameters;
        URI endpoint =
                at.endpoint(at.authorizationServer().pushedRequestEndpoint(), "pushed_authorization_request_endpoint");
        Reply reply = post(endpoint, at, request.client(), parameters, Optional.empty());
        if (!reply.isGood()) throw reply.refused();
        String reference = reply.as(Pushed.class).requestUri();
        if (reference == null)
            throw AgentException.of(
                    reply + ", but there is no request_uri in it.", "RFC 9126 section 2.2 requires one.");
        return Map.of(ParameterNames.CLIENT_ID, request.client().clientId(), ParameterNames.REQUEST_URI, reference);
    }

    private record Pushed(@JsonProperty("request_uri") String requestUri) {}

    /** OAuth 2.1 section 4.1.3. */
    public TokenResponse redeem(AuthorizationRequest request, AuthorizationResponse response, Optional<Proofs> proofs) {
        var form = form(GrantType.AUTHORIZATION_CODE);
        form.put(ParameterNames.CODE, response.code(request));
        form.put(ParameterNames.REDIRECT_URI, request.redirectUri());
        form.put(ParameterNames.CODE_VERIFIER, request.verifier().value());
        return tokens(send(request.at(), request.client(), form, proofs));
    }

    /** For the agent itself. RFC 6749 section 4.4. */
    public TokenResponse clientCredentials(
            Discovered at, ClientIdentity client, Scopes scopes, Optional<Proofs> proofs) {
        var form = form(GrantType.CLIENT_CREDENTIALS);
        if (!scopes.isEmpty()) form.put(ParameterNames.SCOPE, scopes.toString());
        return tokens(send(at, client, form, proofs));
    }

    /** With a JWT of somebody whom the server trusts. RFC 7523 section 2.1. A refusal is final: no other grant is tried. */
    public TokenResponse assertion(
            Discovered at, ClientIdentity client, String jwt, Scopes scopes, Optional<Proofs> proofs) {
        var form = form(GrantType.JWT_BEARER);
        form.put("assertion", jwt);
        if (!scopes.isEmpty()) form.put(ParameterNames.SCOPE, scopes.toString());
        return tokens(send(at, client, form, proofs));
    }

    /**
     * Ends a token at its server. RFC 7009: with the refresh token everything ends that came of it.
     *
     * @throws AgentException when the server cannot be reached, or refuses
     */
    public void revoke(Discovered at, ClientIdentity client, String token) {
        URI endpoint = at.endpoint(at.authorizationServer().revocationEndpoint(), "revocation_endpoint");
        var form = new LinkedHashMap<String, String>();
        form.put(ParameterNames.TOKEN, token);
        Reply reply = post(endpoint, at, client, form, Optional.empty());
        if (!reply.isGood()) throw reply.refused();
    }

    /** What came of a refresh. */
    public sealed interface Refreshed {

        record Fresh(TokenResponse tokens) implements Refreshed {}

        /**
         * The refresh token does not help now: a person has to approve again.
         *
         * @param error of OAuth; empty when the refusal has none, and perhaps comes from somebody in between
         */
        record Refused(String error) implements Refreshed {

            /** The server does not know who asks: the registration is gone, or what is configured has a mistake. */
            public boolean isAboutClient() {
                return UNKNOWN_CLIENT.contains(error);
            }

            /** It is not good any more. */
            public boolean isAboutToken() {
                return !error.isEmpty() && !isAboutClient();
            }
        }
    }

    /** @throws AgentException when the server cannot say now; then the refresh token is as good as before */
    public Refreshed refresh(Discovered at, ClientIdentity client, String refreshToken, Optional<Proofs> proofs) {
        var form = form(GrantType.REFRESH_TOKEN);
        form.put(ParameterNames.REFRESH_TOKEN, refreshToken);
        Reply reply = send(at, client, form, proofs);
        return isRefused(reply) ? new Refreshed.Refused(errorCode(reply)) : new Refreshed.Fresh(tokens(reply));
    }

    /**
     * RFC 6749 section 5.2 has one word for it, {@code invalid_grant}; servers have many, some with 200. What a later try can
     * change is none of them.
     */
    private static boolean isRefused(Reply reply) {
        String error = errorCode(reply);
        boolean isRefusal = FINAL.contains(reply.status()) || reply.isGood() && !error.isEmpty();
        return isRefusal && !LATER.contains(error);
    }

    private static String errorCode(Reply reply) {
        return reply.error().map(ErrorResponse::error).orElse("");
    }

    /** Any grant, for those who read the refusal themselves. */
    Reply send(Discovered at, ClientIdentity client, Map<String, String> grant, Optional<Proofs> proofs) {
        var form = new LinkedHashMap<>(grant);
        form.put(ParameterNames.RESOURCE, at.resource());
        URI endpoint = at.endpoint(at.authorizationServer().tokenEndpoint(), "token_endpoint");
        Reply reply = post(endpoint, at, client, form, proofs);
        // RFC 9449 section 8: the server wants its own value in the proof, and says which only now.
        boolean isNewNonce =
                proofs.isPresent() && proofs.get().remember(endpoint, reply.header("DPoP-Nonce")) && !reply.isGood();
        return isNewNonce
                        && reply.error()
                                .map(ErrorResponse::error)
                                .filter("use_dpop_nonce"::equals)
                                .isPresent()
                ? post(endpoint, at, client, form, proofs)
                : reply;
    }

    private Reply post(
            URI endpoint, Discovered at, ClientIdentity client, Map<String, String> grant, Optional<Proofs> proofs) {
        var form = new LinkedHashMap<>(grant);
        var headers = new LinkedHashMap<String, String>();
        authentication.add(client, at.issuer(), form, headers);
        proofs.ifPresent(own -> headers.put("DPoP", own.proof("POST", endpoint, Optional.empty())));
        Reply reply = outbound.postForm(endpoint, form, headers);
        if (isAboutSignature(reply, client)) throw reply.refused(clocks(reply));
        return reply;
    }

    /** RFC 9449 section 5, RFC 7521 section 4.2.1. Servers need not say what they do not like about it. */
    private static boolean isAboutSignature(Reply reply, ClientIdentity client) {
        String error = reply.error().map(ErrorResponse::error).orElse("");
        return error.equals("invalid_dpop_proof")
                || error.equals("invalid_client") && client.method() == ClientAuthMethod.PRIVATE_KEY_JWT;
    }

    /** What is signed is good for a minute or so, and a laptop that slept is off by more. */
    private String clocks(Reply reply) {
        return "What the agent signs carries the time. Is the clock here right? It says "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                + reply.header("Date")
                        .map(theirs -> "; the server's says " + theirs)
                        .orElse("") + ".";
    }

    static TokenResponse tokens(Reply reply) {
        if (!reply.isGood()) throw reply.refused();
        reply.check("access_token", JsonNodeType.STRING, "text");
        var tokens = reply.as(TokenResponse.class);
        requireUsable(tokens, reply);
        return reply.as(Said.class).in(tokens);
    }

    private static void requireUsable(TokenResponse tokens, Reply reply) {
        // Some servers refuse with 200.
        if (tokens.accessToken() == null && reply.error().isPresent()) throw reply.refused();
        if (tokens.accessToken() == null || tokens.accessToken().isBlank())
            throw AgentException.of(
                    reply + ", but there is no access_token in it.", "RFC 6749 section 5.1 requires one.");
        if (!SENDABLE.matcher(tokens.accessToken()).matches())
            throw AgentException.of(
                    reply + ": the access_token has a character that no header can carry.",
                    "Visible ASCII is allowed, without blanks (RFC 6750 section 2.1).");
        if (!"Bearer".equalsIgnoreCase(tokens.tokenType()) && !"DPoP".equalsIgnoreCase(tokens.tokenType()))
            throw AgentException.of(
                    reply + ": its token_type is " + tokens.tokenType() + ".",
                    "This agent knows Bearer and DPoP; a token must not be used in a way one does not know (RFC 6749 7.1).");
    }

    /** What servers write in more than one way. @param scope names; RFC 6749 has one text, some servers a list */
    private record Said(
            @JsonProperty("expires_in") Long seconds,
            @JsonProperty("scope") List<String> scope) {

        /** A lifetime of 0 is one that was not said; one that was, and is 0, is over. */
        TokenResponse in(TokenResponse tokens) {
            return new TokenResponse(
                    tokens.accessToken(),
                    tokens.tokenType(),
                    seconds == null || seconds > 0 ? tokens.expiresIn() : -1,
                    scope == null ? null : String.join(" ", scope),
                    tokens.refreshToken(),
                    tokens.idToken(),
                    tokens.issuedTokenType());
        }
    }

    static Map<String, String> form(GrantType type) {
        var form = new LinkedHashMap<String, String>();
        form.put(ParameterNames.GRANT_TYPE, type.wire());
        return form;
    }
}
