package oauthlab.mcp.access;

import io.quarkus.arc.All;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import oauthlab.guarded.credential.Credential;
import oauthlab.guarded.credential.CredentialHeaders;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.guarded.proofs.ProofCheck;
import oauthlab.guarded.refusal.Challenges;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.mcp.platform.RefusalAnswer;
import oauthlab.mcp.scopes.ToolScopes;
import oauthlab.shared.proof.DpopNonces;
import oauthlab.shared.protocol.Scopes;
import org.jboss.logging.Logger;

/**
 * Stands before {@code /mcp}: takes the credential, has the token verified, and says no in the words of the RFCs. RFC 6750
 * sections 2.1 and 3. What is no token is known to a {@link CredentialCheck}.
 *
 * <p>There is one event loop, which must not wait: what is known about a token is looked up there, and everything else is asked
 * on a thread that may wait.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class Guard implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(Guard.class);
    private static final String REFUSAL = "oauthlab.refusal";
    private static final int FIRST = 3000;
    private static final int UNAUTHORIZED = 401;

    private final List<CredentialCheck> others;
    private final VerifiedTokens tokens;
    private final ProofCheck proofs;
    private final Challenges challenges;
    private final Scopes atFirst;

    Guard(
            @All List<CredentialCheck> others,
            VerifiedTokens tokens,
            ProofCheck proofs,
            Challenges challenges,
            ToolScopes scopes) {
        this.others = others;
        this.tokens = tokens;
        this.proofs = proofs;
        this.challenges = challenges;
        this.atFirst = scopes.atFirst();
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        try {
            MultiMap headers = request.request().headers();
            Optional<Credential> credential = CredentialHeaders.read(
                    headers.getAll(HttpHeaders.AUTHORIZATION), headers.getAll(CredentialHeaders.API_KEY));
            Optional<Caller> known = knownOtherwise(request, credential);
            if (known.isPresent()) return Uni.createFrom().item(known.get().asIdentity());
            if (credential.isEmpty()) return refuse(request, challenges.noToken(atFirst));
            return verify(request, credential.get());
        } catch (Refusal refusal) {
            return refuse(request, refusal);
        }
    }

    private Optional<Caller> knownOtherwise(RoutingContext request, Optional<Credential> credential) {
        return others.stream()
                .flatMap(other -> other.check(request, credential).stream())
                .findFirst();
    }

    private Uni<SecurityIdentity> verify(RoutingContext request, Credential credential) {
        try {
            Optional<VerifiedCredential> known = tokens.known(credential.value());
            Uni<VerifiedCredential> verified =
                    known.map(Uni.createFrom()::item).orElseGet(() -> askForIt(request, credential.value()));
            return verified.map(good -> admit(request, credential, good))
                    .onFailure(Guard::isRefusal)
                    .recoverWithUni(failure -> refuse(request, refusal(failure)));
        } catch (InvalidToken gone) {
            return refuse(request, refusal(gone));
        }
    }

    private Uni<VerifiedCredential> askForIt(RoutingContext request, String token) {
        return Uni.createFrom()
                .completionStage(() -> request.vertx()
                        .executeBlocking(() -> tokens.verify(token), false)
                        .toCompletionStage());
    }

    private SecurityIdentity admit(RoutingContext request, Credential credential, VerifiedCredential good) {
        Caller caller = Caller.of(good, credential.value());
        requireProof(request, credential, good);
        SecurityIdentity identity = caller.asIdentity();
        request.addHeadersEndHandler(sent -> refuseLate(request, Progress.of(identity)));
        return identity;
    }

    private void requireProof(RoutingContext request, Credential credential, VerifiedCredential good) {
        // The nonce for the next proof, so that nobody is sent back for it. RFC 9449 section 8.2.
        if (good.keyThumbprint().isPresent()) request.response().putHeader(DpopNonces.HEADER, proofs.nonce());
        var sent = request.request();
        var proof = new ProofCheck.Request(
                sent.method().name(), sent.path(), sent.headers().getAll(ProofCheck.HEADER));
        proofs.require(credential, good, proof);
    }

    /** The token turned out not to be good before a tool could begin: the client has to hear that, and comes again. */
    private void refuseLate(RoutingContext request, Progress progress) {
        Optional<String> why = progress.refusedBeforeItBegan();
        if (why.isEmpty()) return;
        Refusal late = challenges.invalidToken(atFirst, why.get());
        request.response().setStatusCode(UNAUTHORIZED);
        late.headers().forEach(request.response()::putHeader);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof Refusal || failure instanceof InvalidToken || failure instanceof Unavailable;
    }

    private Refusal refusal(Throwable failure) {
        LOG.debugf("A token was not accepted: %s", failure.getMessage());
        if (failure instanceof Refusal ours) return ours;
        return failure instanceof Unavailable
                ? Refusal.unavailable(failure.getMessage())
                : challenges.invalidToken(atFirst, failure.getMessage());
    }

    /** Whoever is refused goes on as nobody; nobody may come in ({@code policy=authenticated}), and is told why below. */
    private static Uni<SecurityIdentity> refuse(RoutingContext request, Refusal refusal) {
        request.put(REFUSAL, refusal);
        request.request().headers().remove(HttpHeaders.AUTHORIZATION);
        return Uni.createFrom().nullItem();
    }

    /** The whole answer; the framework's own would be a status and one header. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        RefusalAnswer.send(request.get(REFUSAL), request);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }
}
