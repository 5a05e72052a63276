package oauthlab.resource.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.RevocationCheck;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.credential.VerifiedCredential;
import oauthlab.resource.audit.AccessDecision;
import oauthlab.resource.audit.AccessMetrics;
import oauthlab.resource.audit.AccessMetrics.Outcome;
import oauthlab.shared.secret.Digests;

/**
 * Verifies tokens, and remembers those that were good a moment ago, so that a client that calls often costs one signature,
 * not hundreds.
 *
 * <p>Kept by digest: whoever reads this memory finds no token. What can change meanwhile is looked at each time: {@link
 * RevocationCheck}.
 */
@ApplicationScoped
class VerifiedTokens {

    private static final int MAX_ENTRIES = 10_000;

    private final List<CredentialCheck> checks;
    private final List<RevocationCheck> revocations;
    private final String accepted;
    private final AccessMetrics metrics;
    private final Clock clock;
    private final Duration keptFor;
    /** Cleared up by whoever writes: to hand that to another thread costs more than to do it. */
    private final Cache<String, VerifiedCredential> known = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .executor(Runnable::run)
            .build();

    VerifiedTokens(
            @All List<CredentialCheck> all,
            @All List<RevocationCheck> revocations,
            AccessMetrics metrics,
            Clock clock,
            GuardSettings settings) {
        // The check of keys stands first, also where none is taken: it tells who brings one what to do.
        List<String> names = settings.authMode().takesTokens() ? settings.tokenChecks() : List.of();
        this.checks = Stream.concat(
                        all.stream().filter(check -> check.name().equals(AccessDecision.API_KEY)),
                        names.stream().map(name -> named(name, all)))
                .toList();
        this.accepted = checks.stream()
                .map(CredentialCheck::name)
                .filter(name -> settings.authMode().takesKeys() || !name.equals(AccessDecision.API_KEY))
                .collect(Collectors.joining(", "));
        this.revocations = revocations;
        this.metrics = metrics;
        this.clock = clock;
        this.keptFor = settings.tokenCache();
    }

    /**
     * Who brings this token; when it was verified long ago, or never, or has expired since, it is verified.
     *
     * @throws InvalidToken when it is not good
     * @throws Unavailable when that cannot be told now
     */
    VerifiedCredential verify(String token) {
        if (keptFor.isZero()) return check(token);
        String digest = Digests.sha256(token);
        VerifiedCredential before = known.getIfPresent(digest);
        if (before != null && clock.instant().isBefore(before.expiresAt()))
            return counted(before.check(), Outcome.REMEMBERED, () -> Optional.of(before))
                    .get();
        VerifiedCredential verified = check(token);
        known.put(digest, verified.atMostUntil(clock.instant().plus(keptFor)));
        return verified;
    }

    /** The names of the checks that may say yes, in their order. */
    String accepted() {
        return accepted;
    }

    private VerifiedCredential check(String token) {
        for (CredentialCheck check : checks) {
            Optional<VerifiedCredential> verified = check(check, token);
            if (verified.isPresent()) return verified.get();
        }
        throw new InvalidToken("This is no token that this API can read. It checks them by: " + accepted + ".");
    }

    private Optional<VerifiedCredential> check(CredentialCheck check, String token) {
        var started = metrics.start();
        try {
            return counted(check.name(), Outcome.VERIFIED, () -> check.verify(token));
        } finally {
            metrics.validated(started, check.name());
        }
    }

    /** @param good the outcome when there is a credential, and nobody called it back */
    private Optional<VerifiedCredential> counted(
            String check, Outcome good, Supplier<Optional<VerifiedCredential>> find) {
        try {
            Optional<VerifiedCredential> found = find.get();
            found.ifPresent(credential -> revocations.forEach(list -> list.requireNotRevoked(credential.revocable())));
            if (found.isPresent()) metrics.authenticated(check, good);
            return found;
        } catch (InvalidToken refused) {
            metrics.authenticated(check, Outcome.REFUSED);
            throw refused;
        } catch (Unavailable nobodyKnows) {
            metrics.authenticated(check, Outcome.UNAVAILABLE);
            throw nobodyKnows;
        }
    }

    private static CredentialCheck named(String name, List<CredentialCheck> all) {
        return all.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "oauthlab.token-checks has '" + name + "'; there are: " + names(all) + "."));
    }

    private static String names(List<CredentialCheck> checks) {
        return checks.stream().map(CredentialCheck::name).sorted().collect(Collectors.joining(", "));
    }
}
