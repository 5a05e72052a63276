package oauthlab.mcp.access;

import io.quarkus.arc.All;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.wire.PresentedCredential;

/**
 * Stands before {@code /mcp}: takes the credential, has the framework verify the token, and says no in the words of the
 * RFCs. RFC 6750 sections 2.1 and 3. What is no token is known to a {@link CredentialCheck}.
 *
 * <p>quarkus-oidc fetches the keys, checks signature, {@code iss}, {@code aud} and {@code exp}, and calls {@link TokenRules}.
 * Alone it would answer without a description, with 500 while the authorization server is away, and would take a token
 * that is bound to a key from whoever has it.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class Guard implements HttpAuthenticationMechanism {

    private static final String REFUSAL = "oauthlab.refusal";

    /** Asked before the framework's own, which then has nothing left to say. */
    private static final int FIRST = 3000;

    private final List<CredentialCheck> others;
    private final OidcAuthenticationMechanism oidc;
    private final VerifiedTokens verified;
    private final ProofCheck proofs;
    private final Challenges challenges;
    private final VerificationFailures failures;

    Guard(
            @All List<CredentialCheck> others,
            OidcAuthenticationMechanism oidc,
            VerifiedTokens verified,
            ProofCheck proofs,
            Challenges challenges,
            VerificationFailures failures) {
        this.others = others;
        this.oidc = oidc;
        this.verified = verified;
        this.proofs = proofs;
        this.challenges = challenges;
        this.failures = failures;
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        try {
            var credential = PresentedCredential.in(request.request().headers().getAll(HttpHeaders.AUTHORIZATION));
            Optional<Caller> known = knownOtherwise(request, credential);
            if (known.isPresent()) return Uni.createFrom().item(known.get().asIdentity());
            if (credential.isEmpty()) return refuse(request, challenges.noToken());
            return verify(request, identities, credential.get());
        } catch (PresentedCredential.Malformed malformed) {
            return refuse(request, Refusal.invalidRequest(malformed.getMessage()));
        } catch (Refusal refusal) {
            return refuse(request, refusal);
        }
    }

    private Optional<Caller> knownOtherwise(RoutingContext request, Optional<PresentedCredential> credential) {
        return others.stream()
                .flatMap(other -> other.check(request, credential).stream())
                .findFirst();
    }

    private Uni<SecurityIdentity> verify(
            RoutingContext request, IdentityProviderManager identities, PresentedCredential credential) {
        Optional<VerifiedTokens.Verified> before = verified.find(credential.token());
        if (before.isPresent()) {
            proofs.require(request, credential, before.get().keyThumbprint());
            return Uni.createFrom().item(before.get().caller().asIdentity());
        }
        // The framework knows one scheme; which one it really was, the proof check looks at.
        request.request().headers().set(HttpHeaders.AUTHORIZATION, "Bearer " + credential.token());
        return oidc.authenticate(request, identities)
                .invoke(identity -> {
                    Optional<String> key = Caller.keyThumbprint(identity);
                    Caller.of(identity).ifPresent(caller -> verified.keep(credential.token(), caller, key));
                    proofs.require(request, credential, key);
                })
                .onFailure()
                .recoverWithUni(
                        failure -> refuse(request, failure instanceof Refusal ours ? ours : failures.refusal(failure)));
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
        request.<Refusal>get(REFUSAL).send(request);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().nullItem();
    }
}
