package oauthlab.agent.oauth.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.outbound.TimeLimit;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.access.SignIn.Registrations;
import oauthlab.agent.oauth.access.SignIn.SignInRequest;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.discovery.Discovery;
import oauthlab.agent.oauth.flow.TokenEndpoint;
import oauthlab.agent.oauth.flow.TokenEndpoint.Refreshed;
import oauthlab.agent.oauth.identity.Proofs;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.agent.oauth.tokenstore.TokenStore;
import oauthlab.agent.oauth.tokenstore.TokenStore.Key;
import oauthlab.shared.proof.DpopProofFactory;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.TokenResponse;

/** New tokens for one server, by the refresh token or by a new approval; always kept before they are used. */
final class Renewal {

    private static final String OFFLINE = "offline_access";
    /** More than the requests that it takes may need together. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final RemoteServer server;
    private final TokenStore store;
    private final OnBehalf onBehalf;
    private final Tools tools;
    private Discovered discovered;

    /** What it works with. */
    record Tools(Discovery discovery, SignIn signIn, TokenEndpoint tokenEndpoint, Clock clock) {}

    Renewal(RemoteServer server, TokenStore store, OnBehalf onBehalf, Tools tools) {
        this.server = server;
        this.store = store;
        this.onBehalf = onBehalf;
        this.tools = tools;
    }

    /** What an earlier command kept. */
    Optional<StoredSession> kept() {
        List<StoredSession> all = store.ofServer(server.url());
        return all.stream()
                .filter(session -> server.oauth()
                        .serverUrl()
                        .map(issuer -> issuer.toString().equals(session.key().issuer()))
                        .orElse(true))
                .filter(session -> session.tokens().isPresent())
                .findFirst();
    }

    boolean isForProgram() {
        return server.oauth().isForProgram();
    }

    void tell(String line) {
        onBehalf.person().tell(line);
    }

    /** Looks again: the server may trust another authorization server by now. */
    Discovered discover(Challenge challenge) {
        discovered = tools.discovery().discover(server.url(), server.oauth().serverUrl(), challenge, finding -> {});
        return discovered;
    }

    /**
     * The same session with fresh tokens; without tokens when the server refuses the refresh token. One at a time: a
     * refresh token that rotates and is used twice ends the session (RFC 9700 section 4.14.2).
     */
    Optional<StoredSession> refreshed(StoredSession held, Optional<Proofs> proofs) {
        Discovered at = issuerOf(held);
        // Another issuer's refresh token is none of this one's business.
        if (!at.issuer().equals(held.key().issuer())) return Optional.empty();
        if (isForProgram()) return Optional.of(signedIn(at, Challenge.NONE, scopes(held)));
        return wholly(() -> store.exclusively(held.key(), () -> refreshedFirst(held, at, proofs)));
    }

    private Discovered issuerOf(StoredSession held) {
        String issuer = held.key().issuer();
        if (discovered == null || !discovered.issuer().equals(issuer))
            discovered = tools.discovery().again(server.url(), server.oauth().serverUrl(), issuer);
        return discovered;
    }

    /**
     * On a thread of its own. A caller who hangs up ends the call, but not this: the answer may hold the only refresh token that is
     * still good, and a user who is signed in would have to sign in again.
     */
    private static <T> T wholly(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        var thread = new Thread(() -> complete(result, work), "refresh");
        thread.setDaemon(true);
        thread.start();
        return TimeLimit.counted(TIMEOUT, patience -> awaited(result, patience));
    }

    private static <T> T awaited(CompletableFuture<T> result, Duration patience) {
        try {
            return result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw AgentException.of(
                    "The token is being refreshed, which takes longer than " + patience.toSeconds() + " s.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.of("The token is being refreshed, and nobody waits for it any longer.");
        }
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(work.get());
        } catch (RuntimeException failed) {
            result.completeExceptionally(failed);
        }
    }

    private Optional<StoredSession> refreshedFirst(StoredSession held, Discovered at, Optional<Proofs> proofs) {
        Optional<StoredSession> stored = store.find(held.key());
        boolean isRenewedByOther = stored.flatMap(StoredSession::tokens)
                .filter(tokens -> !tokens.accessToken().equals(accessToken(held)))
                .isPresent();
        if (isRenewedByOther) return stored;
        StoredSession known = stored.orElse(held);
        Optional<String> refreshToken = known.tokens().flatMap(StoredTokens::refreshToken);
        Refreshed outcome = refreshToken
                .map(token -> tools.tokenEndpoint()
                        .refresh(
                                at, tools.signIn().identity(request(at, scopes(known)), known.client()), token, proofs))
                .orElse(new Refreshed.Refused(""));
        if (outcome instanceof Refreshed.Fresh fresh) return kept(known.with(next(known, fresh.tokens(), proofs)));
        return ended(known, (Refreshed.Refused) outcome);
    }

    /** What the server may take back, such as the page of a firewall, ends no more than this attempt. */
    private Optional<StoredSession> ended(StoredSession known, Refreshed.Refused refused) {
        if (refused.isAboutToken()) return kept(known.withoutTokens());
        boolean isForgotten = refused.isAboutClient() && known.client().registeredHere();
        if (!isForgotten) return Optional.of(known.withoutTokens());
        // The next sign-in registers again.
        store.delete(known.key());
        return Optional.empty();
    }

    private Optional<StoredSession> kept(StoredSession session) {
        store.save(session);
        return Optional.of(session);
    }

    /** A server that sends no new refresh token leaves the old one good (RFC 6749 section 6). */
    private StoredTokens next(StoredSession known, TokenResponse fresh, Optional<Proofs> proofs) {
        StoredTokens before = known.tokens().orElseThrow();
        boolean isNew = fresh.refreshToken() != null;
        TokenResponse whole = isNew ? fresh : fresh.with(before.refreshToken().orElse(null), fresh.idToken());
        return tools.signIn().stored(whole, before.scope(), proofs);
    }

    /** New tokens: for the agent itself, or with the approval of a person. */
    StoredSession signedIn(Discovered at, Challenge challenge, Scopes besides) {
        var key = new Key(server.url(), at.issuer());
        SignInRequest request = request(at, scopes(at, challenge, besides));
        Optional<Proofs> proofs = offersDpop(at, challenge)
                ? Optional.of(new Proofs(DpopProofFactory.random(), tools.clock()))
                : Optional.empty();
        SignIn.Result result;
        if (isForProgram()) result = tools.signIn().forItself(request, proofs);
        else {
            requirePerson(Scopes.NONE);
            var known = new Registrations(
                    store.find(key).map(StoredSession::client),
                    client -> store.save(new StoredSession(key, client, Optional.empty())));
            result = tools.signIn().withApproval(request, known, proofs);
        }
        var session = new StoredSession(key, result.client(), Optional.of(result.tokens()));
        store.save(session);
        return session;
    }

    /** @param missing what the person would have to approve besides */
    void requirePerson(Scopes missing) {
        if (onBehalf.way() == ApprovalMethod.NOBODY && !isForProgram())
            throw new NeedsApproval(server.name(), onBehalf.user(), missing);
    }

    /**
     * MCP, "Scope Selection Strategy": what the challenge says, else all that the resource names, else nothing; and the
     * refresh token, where the authorization server has one to give.
     */
    private Scopes scopes(Discovered at, Challenge challenge, Scopes besides) {
        Optional<Scopes> byHand = server.oauth().scope().map(Scopes::parse);
        Scopes first = challenge.scope().isEmpty() ? at.scopesSupported() : challenge.scope();
        Scopes wanted = byHand.orElse(first).with(besides);
        List<String> supported = at.authorizationServer().scopesSupported();
        boolean isOffered = supported != null && supported.contains(OFFLINE);
        return isOffered && !isForProgram() ? wanted.with(Scopes.of(OFFLINE)) : wanted;
    }

    /** Both have to know it: a bound token is worth nothing at a server that knows only Bearer. RFC 9449 section 5. */
    private static boolean offersDpop(Discovered at, Challenge challenge) {
        List<String> algorithms = at.authorizationServer().dpopSigningAlgorithms();
        return algorithms != null && algorithms.contains("ES256") && (challenge.isForDpop() || at.resourceKnowsDpop());
    }

    private SignInRequest request(Discovered at, Scopes scopes) {
        return new SignInRequest(server, at, scopes, onBehalf);
    }

    private static Scopes scopes(StoredSession session) {
        return session.tokens().map(StoredTokens::scope).orElse(Scopes.NONE);
    }

    private static String accessToken(StoredSession session) {
        return session.tokens().map(StoredTokens::accessToken).orElse("");
    }
}
