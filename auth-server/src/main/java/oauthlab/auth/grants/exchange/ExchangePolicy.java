package oauthlab.auth.grants.exchange;

import static oauthlab.shared.protocol.OAuthErrorCode.INVALID_TARGET;
import static oauthlab.shared.protocol.ParameterNames.AUDIENCE;
import static oauthlab.shared.protocol.ParameterNames.RESOURCE;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.ClientRules.ExchangeRules;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.foundation.issuer.Resources;
import oauthlab.auth.tokens.issuance.AccessToken;
import oauthlab.auth.tokens.issuance.Actor;

/** Who may exchange what for which audience, and who acts then. RFC 8693 section 2.1; the rules stand with the client. */
@ApplicationScoped
class ExchangePolicy {

    private final Resources resources;

    ExchangePolicy(Resources resources) {
        this.resources = resources;
    }

    /**
     * The audience of the new token: {@code resource} and {@code audience} mean the same here.
     *
     * @throws OAuthException {@code invalid_target} when the client may not get tokens for it
     */
    List<String> audience(Client client, FormParameters form) {
        Set<String> allowed = identifiers(client.rules().exchange().to());
        List<String> wanted = Stream.concat(form.all(RESOURCE).stream(), form.all(AUDIENCE).stream())
                .map(name -> resources.known(name).orElse(name))
                .distinct()
                .toList();
        List<String> audience = wanted.isEmpty()
                ? List.of(resources.identifier(client.defaultResource().orElse(null)))
                : wanted;
        if (allowed.containsAll(audience)) return audience;
        throw OAuthException.of(
                INVALID_TARGET,
                "The client '" + client.id() + "' may exchange tokens for "
                        + allowed.stream().sorted().toList() + " only, not for " + audience + ".");
    }

    /** The client may bring only tokens that were sent to it, or to a service whose work it does. */
    void requireMayBring(Client client, AccessToken subject) {
        Set<String> allowed = identifiers(client.rules().exchange().from());
        if (subject.audience().stream().noneMatch(allowed::contains))
            throw OAuthException.invalidRequest("The subject_token is for " + subject.audience() + "; the client '"
                    + client.id() + "' may exchange tokens that are for "
                    + allowed.stream().sorted().toList() + ".");
        subject.mayAct().filter(actor -> !actor.equals(client.id())).ifPresent(actor -> {
            throw OAuthException.invalidRequest(
                    "The subject_token says who may act (may_act): '" + actor + "', not '" + client.id() + "'.");
        });
    }

    /**
     * Who acts from now on. An actor token says it, and must be the client's own; without one the client itself acts
     * (delegation), unless it is trusted to act as if it were the subject (impersonation, section 1.1).
     */
    Optional<Actor> actor(Client client, AccessToken subject, Optional<AccessToken> actorToken) {
        ExchangeRules rules = client.rules().exchange();
        if (actorToken.isEmpty() && rules.mayImpersonate()) return subject.actor();
        String acting = actorToken.map(token -> requireOwn(client, token)).orElse(client.id());
        Actor actor = new Actor(acting, subject.actor());
        if (actor.length() > Actor.MAX_DEPTH)
            throw OAuthException.invalidRequest("More than " + Actor.MAX_DEPTH
                    + " actors in a row: this looks like services that call each other.");
        return Optional.of(actor);
    }

    private static String requireOwn(Client client, AccessToken token) {
        if (!token.clientId().equals(client.id()))
            throw OAuthException.invalidRequest(
                    "The actor_token was issued to another client than '" + client.id() + "'.");
        return token.subject();
    }

    private Set<String> identifiers(Set<String> names) {
        return names.stream().map(resources::identifier).collect(Collectors.toUnmodifiableSet());
    }
}
