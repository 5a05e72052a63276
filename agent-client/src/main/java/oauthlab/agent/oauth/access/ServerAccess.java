package oauthlab.agent.oauth.access;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import oauthlab.agent.foundation.config.RemoteServer;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Challenge;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.identity.Proofs;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;
import oauthlab.shared.proof.DpopProofFactory;
import oauthlab.shared.protocol.Scopes;

/**
 * The only door to the tokens of one server: what goes with a request, and what to do when the server says no. A token is
 * refreshed shortly before it ends, and once, however many threads and processes find it ending.
 */
public final class ServerAccess {

    private static final Duration EARLY = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(5);
    /** So often something is done about a refusal before the agent gives up; whoever never gives up asks a person for ever. */
    private static final int MAX_REMEDIES = 3;

    private final RemoteServer server;
    private final Renewal renewal;
    private final Clock clock;
    private final ReentrantLock door = new ReentrantLock();
    private Optional<StoredSession> session;
    private Optional<Proofs> proofs;
    private Optional<Instant> renewAt = Optional.empty();
    private int generation;

    ServerAccess(RemoteServer server, Renewal renewal, Clock clock) {
        this.server = server;
        this.renewal = renewal;
        this.clock = clock;
        take(renewal.kept());
    }

    /**
     * Does something at the server; again when it was {@link Denied} and a remedy was found.
     *
     * @throws AgentException when there is no remedy
     */
    public <T> T with(Supplier<T> attempt) {
        for (int remedies = 0; ; remedies++) {
            int before = generation();
            try {
                return attempt.get();
            } catch (Denied denied) {
                if (remedies == MAX_REMEDIES) throw gaveUp(denied);
                int tried = remedies;
                alone(() -> {
                    remedy(denied, before, tried);
                    return null;
                });
            }
        }
    }

    /** What goes with a request to this address; nothing when there is no token, so that the server says what it wants. */
    public Map<String, String> headers(String method, URI address) {
        return alone(() -> headersNow(method, address));
    }

    private Map<String, String> headersNow(String method, URI address) {
        if (endsSoon()) renewEarly();
        var headers = new LinkedHashMap<>(server.headers());
        tokens().ifPresent(tokens -> {
            headers.keySet().removeIf("Authorization"::equalsIgnoreCase);
            headers.put("Authorization", tokens.tokenType() + " " + tokens.accessToken());
            if (tokens.tokenType().equals("DPoP"))
                proofs.ifPresent(
                        own -> headers.put("DPoP", own.proof(method, address, Optional.of(tokens.accessToken()))));
        });
        return headers;
    }

    /** A token that is still good is used when there is no other now. */
    private void renewEarly() {
        try {
            take(renewal.refreshed(session.orElseThrow(), proofs));
        } catch (AgentException notNow) {
            Instant now = clock.instant();
            boolean isGood = tokens().flatMap(StoredTokens::expiresAt)
                    .filter(now::isBefore)
                    .isPresent();
            if (!isGood || Thread.currentThread().isInterrupted()) throw notNow;
            renewAt = Optional.of(now.plus(RETRY));
        }
    }

    /** RFC 9449 section 9: looks for the value that the server wants in the next proof. @return true when it is a new one */
    public boolean learnsFrom(HttpHeaders answer) {
        return alone(() -> learns(answer));
    }

    private boolean learns(HttpHeaders answer) {
        var challenge = Challenge.in(answer.allValues("WWW-Authenticate"));
        return proofs.isPresent()
                && proofs.get().remember(server.url(), answer.firstValue("DPoP-Nonce"))
                && challenge.says("use_dpop_nonce");
    }

    public Optional<StoredSession> session() {
        return alone(() -> session);
    }

    /** Gets new tokens, whatever there is. @param scopes asked for besides those that there are */
    public void signIn(Challenge challenge, Scopes scopes) {
        alone(() -> {
            signInNow(challenge, scopes);
            return null;
        });
    }

    private void signInNow(Challenge challenge, Scopes scopes) {
        Discovered at = renewal.discover(challenge);
        boolean isSameIssuer =
                session.filter(held -> held.key().issuer().equals(at.issuer())).isPresent();
        Scopes granted = isSameIssuer ? tokens().map(StoredTokens::scope).orElse(Scopes.NONE) : Scopes.NONE;
        take(Optional.of(renewal.signedIn(at, challenge, granted.with(scopes))));
    }

    /** One thread at a time. A caller who hangs up does not wait for the others. */
    private <T> T alone(Supplier<T> work) {
        try {
            door.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.of(server.name() + ": nobody waits for this token any longer.");
        }
        try {
            return work.get();
        } finally {
            door.unlock();
        }
    }

    private int generation() {
        return alone(() -> generation);
    }

    /** @param before the generation of tokens the attempt began with: perhaps another thread has mended it meanwhile */
    private void remedy(Denied denied, int before, int remedies) {
        var challenge = Challenge.in(denied.headers().allValues("WWW-Authenticate"));
        if (generation != before || learns(denied.headers())) return;
        if (denied.status() == 401) renew(challenge, remedies);
        else if (challenge.says("insufficient_scope")) stepUp(challenge, remedies);
        else throw refused(denied, challenge);
    }

    /** First with the refresh token, if there is one; then with a new approval. */
    private void renew(Challenge challenge, int remedies) {
        boolean isFirst = remedies == 0;
        if (isFirst && tokens().flatMap(StoredTokens::refreshToken).isPresent()) {
            take(renewal.refreshed(session.orElseThrow(), proofs));
            if (tokens().isPresent()) return;
        }
        signInNow(challenge, challenge.scope());
    }

    /** MCP, "Step-Up Authorization Flow": what there is and what is missing, together; else one call would undo the other. */
    private void stepUp(Challenge challenge, int remedies) {
        Scopes granted = tokens().map(StoredTokens::scope).orElse(Scopes.NONE);
        Scopes missing = challenge.scope().without(granted);
        if (missing.isEmpty() && remedies > 0)
            throw AgentException.of(
                    server.name() + " asks for scope that the token already has: " + challenge.scope(),
                    challenge.description().orElse("It does not say why."),
                    "Asking you again would not help.");
        renewal.tell(server.name() + " needs more: " + missing + " (granted so far: " + granted + ").");
        renewal.requirePerson(missing);
        signInNow(challenge, challenge.scope());
    }

    private void take(Optional<StoredSession> renewed) {
        session = renewed;
        renewAt = renewAt();
        generation++;
        Optional<String> key = tokens().flatMap(StoredTokens::dpopKey);
        boolean isSameKey =
                proofs != null && proofs.map(own -> own.key().privateJwk()).equals(key);
        if (!isSameKey) proofs = key.map(jwk -> new Proofs(DpopProofFactory.of(jwk), clock));
    }

    private boolean endsSoon() {
        return renewAt.filter(moment -> !clock.instant().isBefore(moment)).isPresent();
    }

    /** Early, because a token that is good when it is sent may have ended when it arrives; but not before half of its time. */
    private Optional<Instant> renewAt() {
        Instant now = clock.instant();
        return tokens().filter(tokens -> tokens.refreshToken().isPresent() || renewal.isForProgram())
                .flatMap(StoredTokens::expiresAt)
                .map(end -> {
                    Instant half = now.plus(Duration.between(now, end).dividedBy(2));
                    return half.isAfter(end.minus(EARLY)) ? half : end.minus(EARLY);
                });
    }

    private Optional<StoredTokens> tokens() {
        return session == null ? Optional.empty() : session.flatMap(StoredSession::tokens);
    }

    private AgentException gaveUp(Denied denied) {
        var challenge = Challenge.in(denied.headers().allValues("WWW-Authenticate"));
        return AgentException.of(
                server.name() + " still says " + denied.status() + " after " + MAX_REMEDIES + " tries.",
                challenge.description().orElse("It does not say why."),
                "The agent gives up, or it would ask for approval for ever.");
    }

    private AgentException refused(Denied denied, Challenge challenge) {
        return AgentException.of(
                server.name() + " refuses with " + denied.status() + ".",
                challenge.description().orElse("It does not say why, nor which scope would be enough."));
    }
}
