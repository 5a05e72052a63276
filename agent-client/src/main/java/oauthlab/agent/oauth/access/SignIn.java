package oauthlab.agent.oauth.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import oauthlab.agent.foundation.config.OAuthOptions;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.discovery.Discovery;
import oauthlab.agent.oauth.flow.Approval;
import oauthlab.agent.oauth.flow.Approvals;
import oauthlab.agent.oauth.flow.AuthorizationRequest;
import oauthlab.agent.oauth.flow.DeviceFlow;
import oauthlab.agent.oauth.flow.TokenEndpoint;
import oauthlab.agent.oauth.identity.ClientIdentities;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.agent.oauth.identity.Proofs;
import oauthlab.agent.oauth.identity.Registration;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredClient;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.TokenResponse;

/** From "whom to ask" to tokens: be somebody there, then take the one of the flows that fits. */
@Singleton
class SignIn {

    /** A hundred years. */
    private static final long MAX_SECONDS = 3_155_760_000L;

    private final ClientIdentities identities;
    private final Registration registration;
    private final Approvals approvals;
    private final DeviceFlow deviceFlow;
    private final TokenEndpoint tokenEndpoint;
    private final Assertions assertions;
    private final Clock clock;

    SignIn(
            ClientIdentities identities,
            Registration registration,
            Approvals approvals,
            DeviceFlow deviceFlow,
            TokenEndpoint tokenEndpoint,
            Assertions assertions,
            Clock clock) {
        this.identities = identities;
        this.registration = registration;
        this.approvals = approvals;
        this.deviceFlow = deviceFlow;
        this.tokenEndpoint = tokenEndpoint;
        this.assertions = assertions;
        this.clock = clock;
    }

    /** What is asked for, by whom, how. */
    record SignInRequest(RemoteServer server, Discovered at, Scopes scopes, OnBehalf onBehalf) {

        OAuthOptions options() {
            return server.oauth();
        }
    }

    /** What came of it. */
    record Result(StoredClient client, StoredTokens tokens) {}

    /** Tokens without a person: RFC 6749 section 4.4, or RFC 7523 section 2.1 with a JWT that stands for an approval. */
    Result forItself(SignInRequest wish, Optional<Proofs> proofs) {
        ClientIdentity client = identities
                .configured(wish.options(), wish.at().authorizationServer())
                .orElseThrow(() -> AgentException.of(
                        "The agent is to act for itself at " + wish.server().name() + ", but has no credentials.",
                        "client_credentials needs oauth.client_id with client_secret or private_key_file."));
        TokenResponse tokens = wish.options()
                .assertion()
                .map(assertion -> tokenEndpoint.assertion(
                        wish.at(), client, assertions.jwt(assertion, wish.at()), wish.scopes(), proofs))
                .orElseGet(() -> tokenEndpoint.clientCredentials(wish.at(), client, wish.scopes(), proofs));
        return new Result(StoredClient.named(client.clientId()), stored(tokens, wish.scopes(), proofs));
    }

    /** Who the agent is at a server: known from an earlier time, or kept from now on, whether the person approves or not. */
    record Registrations(Optional<StoredClient> known, Consumer<StoredClient> keep) {}

    /** Tokens that a person approves. */
    Result withApproval(SignInRequest wish, Registrations known, Optional<Proofs> proofs) {
        return wish.onBehalf().way() == ApprovalMethod.DEVICE
                ? onAnotherMachine(wish, known, proofs)
                : inTheBrowser(wish, known, proofs);
    }

    private Result inTheBrowser(SignInRequest wish, Registrations known, Optional<Proofs> proofs) {
        Discovery.requireForApproval(wish.at().authorizationServer());
        try (Approval approval = approval(wish)) {
            StoredClient client = client(wish, known, approval.redirectUri());
            var request =
                    AuthorizationRequest.of(wish.at(), identity(wish, client), approval.redirectUri(), wish.scopes());
            var parameters = request.parameters(proofs.map(own -> own.key().thumbprint()));
            wish.onBehalf().user().ifPresent(user -> parameters.put(ParameterNames.LOGIN_HINT, user));
            var address = request.address(tokenEndpoint.pushed(request, parameters));
            TokenResponse tokens = tokenEndpoint.redeem(request, approval.await(request, address), proofs);
            return new Result(client, stored(tokens, wish.scopes(), proofs));
        }
    }

    private Approval approval(SignInRequest wish) {
        boolean listens = wish.onBehalf().way() == ApprovalMethod.BROWSER
                && wish.options().useLoopback();
        return listens
                ? approvals.loopback(wish.options(), wish.onBehalf().person())
                : approvals.manual(wish.options(), wish.onBehalf().person());
    }

    private Result onAnotherMachine(SignInRequest wish, Registrations known, Optional<Proofs> proofs) {
        StoredClient client = client(wish, known, approvals.redirectUri(wish.options()));
        TokenResponse tokens = deviceFlow.run(
                wish.at(),
                identity(wish, client),
                wish.scopes(),
                wish.onBehalf().person(),
                proofs);
        return new Result(client, stored(tokens, wish.scopes(), proofs));
    }

    /** Who we are there: configured, known from an earlier time, or, at last, registered now. */
    private StoredClient client(SignInRequest wish, Registrations known, String redirectUri) {
        return identities
                .configured(wish.options(), wish.at().authorizationServer())
                .map(configured -> StoredClient.named(configured.clientId()))
                .or(() -> known.known()
                        .filter(StoredClient::registeredHere)
                        .filter(client ->
                                client.registeredAs().equals(Optional.of(descriptionDigest(wish, redirectUri))))
                        .filter(client -> isKnown(wish, client)))
                .orElseGet(() -> registered(wish, known, redirectUri));
    }

    private String descriptionDigest(SignInRequest wish, String redirectUri) {
        return registration.descriptionDigest(
                wish.at().authorizationServer(), wish.options().clientMetadata(), redirectUri);
    }

    private StoredClient registered(SignInRequest wish, Registrations known, String redirectUri) {
        var registered = registration.register(
                wish.at().authorizationServer(), wish.options().clientMetadata(), redirectUri);
        StoredClient client = RegisteredClients.kept(registered, descriptionDigest(wish, redirectUri));
        known.keep().accept(client);
        known.known().ifPresent(earlier -> delete(wish, earlier));
        return client;
    }

    /** RFC 7592 section 2.3. What is of no use any more should not stay; one that cannot be deleted now does no harm. */
    private void delete(SignInRequest wish, StoredClient earlier) {
        if (earlier.registrationClientUri().isEmpty()
                || earlier.registrationAccessToken().isEmpty()) return;
        try {
            registration.delete(
                    wish.at().issuer(),
                    earlier.registrationClientUri().get(),
                    earlier.registrationAccessToken().get());
        } catch (AgentException stays) {
            // The server does not know it, or cannot be reached.
        }
    }

    /** Data can be lost at the other end too; then a person would look at an error page, and the agent wait for nothing. */
    private boolean isKnown(SignInRequest wish, StoredClient client) {
        return client.registrationClientUri().isEmpty()
                || client.registrationAccessToken().isEmpty()
                || registration.isKnown(
                        wish.at().issuer(),
                        client.registrationClientUri().get(),
                        client.registrationAccessToken().get());
    }

    /** The same, with what proves it. */
    ClientIdentity identity(SignInRequest wish, StoredClient client) {
        return client.registeredHere()
                ? RegisteredClients.identity(client, wish.at().authorizationServer())
                : identities
                        .configured(wish.options(), wish.at().authorizationServer())
                        .filter(configured -> configured.clientId().equals(client.clientId()))
                        .orElseThrow(() -> AgentException.of(
                                "The configuration no longer has the client " + client.clientId() + ".",
                                "Sign in again: ./lab agent login "
                                        + wish.server().name()));
    }

    /** Left out, scope is what was asked for (RFC 6749 section 5.1). */
    StoredTokens stored(TokenResponse tokens, Scopes asked, Optional<Proofs> proofs) {
        boolean isBound = "DPoP".equalsIgnoreCase(tokens.tokenType());
        return new StoredTokens(
                tokens.accessToken(),
                isBound ? "DPoP" : "Bearer",
                end(tokens.expiresIn()),
                Optional.ofNullable(tokens.refreshToken()),
                Optional.ofNullable(tokens.idToken()),
                tokens.scope() == null ? asked : granted(tokens.scope()),
                proofs.map(own -> own.key().privateJwk()));
    }

    /** @param seconds 0 when it was not said, less when it has ended */
    private Optional<Instant> end(long seconds) {
        if (seconds == 0) return Optional.empty();
        return Optional.of(clock.instant().plusSeconds(Math.min(Math.max(seconds, 0), MAX_SECONDS)));
    }

    /** What is no name of a scope cannot be asked for again; the rest can (RFC 6749 section 3.3). */
    private static Scopes granted(String said) {
        return Stream.of(said.split(" ")).map(SignIn::name).reduce(Scopes.NONE, Scopes::with);
    }

    private static Scopes name(String said) {
        try {
            return Scopes.parse(said);
        } catch (IllegalArgumentException noName) {
            return Scopes.NONE;
        }
    }
}
