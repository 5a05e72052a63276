package oauthlab.auth.browser.login;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import oauthlab.auth.clients.Client;
import oauthlab.auth.clients.Clients;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.tokens.issuance.IdTokenHint;
import oauthlab.auth.tokens.issuance.IdTokens;

/**
 * A request to sign out, checked. OpenID Connect RP-Initiated Logout section 2.
 *
 * @param hint who was signed in, as an ID token of ours says
 * @param returnTo where the browser goes afterwards: an address that the client has registered for this, or the
 *     sign-in page
 */
record LogoutRequest(Optional<IdTokenHint> hint, String returnTo) {

    /** Checks such requests. */
    @ApplicationScoped
    static class Checks {

        private final Clients clients;
        private final IdTokens idTokens;

        Checks(Clients clients, IdTokens idTokens) {
            this.clients = clients;
            this.idTokens = idTokens;
        }

        /** @throws OAuthException {@code invalid_request} for an address that is not the client's own */
        LogoutRequest check(FormParameters parameters) {
            Optional<IdTokenHint> hint = parameters.get("id_token_hint").flatMap(idTokens::readHint);
            Optional<String> clientId = parameters.get("client_id").or(() -> hint.map(IdTokenHint::clientId));
            if (hint.isPresent() && !hint.get().clientId().equals(clientId.orElseThrow()))
                throw OAuthException.invalidRequest("The id_token_hint was issued to another client than client_id.");
            Optional<String> target = parameters.get("post_logout_redirect_uri");
            if (target.isEmpty()) return new LogoutRequest(hint, "/login");
            requireOwn(clientId, target.get());
            return new LogoutRequest(hint, withState(target.get(), parameters.get("state")));
        }

        private void requireOwn(Optional<String> clientId, String target) {
            Optional<Client> client = clientId.flatMap(clients::find);
            if (client.filter(known -> known.postLogoutRedirectUris().contains(target))
                    .isPresent()) return;
            throw OAuthException.invalidRequest("post_logout_redirect_uri must be one that the client has registered;"
                    + " say which client with client_id or id_token_hint.");
        }

        private static String withState(String target, Optional<String> state) {
            if (state.isEmpty()) return target;
            String separator = target.contains("?") ? "&" : "?";
            return target + separator + "state=" + URLEncoder.encode(state.get(), StandardCharsets.UTF_8);
        }
    }
}
