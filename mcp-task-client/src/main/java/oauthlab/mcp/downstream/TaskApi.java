package oauthlab.mcp.downstream;

import static oauthlab.mcp.downstream.DownstreamException.Service.TASK_API;

import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import oauthlab.mcp.access.AccessSettings;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.exchange.OwnTokens;
import oauthlab.mcp.exchange.TokenRefusal;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The one way to the task API: makes a call, repeats it once after a 401, and says what went wrong.
 *
 * <p>RFC 6750 section 3.1: {@code invalid_token} means that another token may help, so the client may ask for a new
 * one and try again. A token that looked good a moment ago is refused after a key was withdrawn or the token revoked.
 * It is dropped, and the second attempt carries a fresh one. If that is refused too, a third would be: the answer is
 * passed on.
 */
@Singleton
public class TaskApi {

    private static final int UNAUTHORIZED = 401;

    private final TaskApiClient client;
    private final OwnTokens tokens;
    private final CurrentIdentityAssociation identity;
    private final DownstreamSettings settings;
    private final String issuer;

    TaskApi(
            @RestClient TaskApiClient client,
            OwnTokens tokens,
            CurrentIdentityAssociation identity,
            DownstreamSettings settings,
            AccessSettings access) {
        this.client = client;
        this.tokens = tokens;
        this.identity = identity;
        this.settings = settings;
        this.issuer = access.issuer();
    }

    /** The result of {@code operation}, or a {@link DownstreamException}. */
    public <T> Uni<T> call(Function<TaskApiClient, Uni<T>> operation) {
        return withNonce(operation)
                .onFailure(this::mayHaveBetterToken)
                .call(() -> Caller.current(identity).invoke(tokens::forget))
                .onFailure(this::mayHaveBetterToken)
                .recoverWithUni(() -> withNonce(operation));
    }

    /** An API key is never fresh. */
    private boolean mayHaveBetterToken(Throwable failure) {
        return !showsKey()
                && failure instanceof DownstreamException refused
                && refused.service() == TASK_API
                && refused.status() == UNAUTHORIZED;
    }

    /** Does this server show the API a key, and no token? */
    public boolean showsKey() {
        return settings.key().isPresent();
    }

    /** RFC 9449 section 9: the first request does not know the nonce that the API wants; its answer brings it. */
    private <T> Uni<T> withNonce(Function<TaskApiClient, Uni<T>> operation) {
        return attempt(operation).onFailure(TaskApi::wantsNonce).recoverWithUni(() -> attempt(operation));
    }

    private static boolean wantsNonce(Throwable failure) {
        return failure instanceof DownstreamException refused && refused.isAbout(OAuthErrorCode.USE_DPOP_NONCE);
    }

    private <T> Uni<T> attempt(Function<TaskApiClient, Uni<T>> operation) {
        return operation.apply(client).onFailure().transform(this::told);
    }

    private Throwable told(Throwable failure) {
        if (failure instanceof WebApplicationException answer)
            return DownstreamException.refused(
                    settings.url(), answer.getResponse().getStatus(), errorIn(answer.getResponse()));
        if (failure instanceof OidcClientException noToken)
            return DownstreamException.noToken(issuer, TokenRefusal.in(noToken).orElse(null), noToken);
        if (failure instanceof ProcessingException noAnswer)
            return DownstreamException.unreachable(settings.url(), noAnswer);
        return failure;
    }

    /** The reason in the body, when there is one that we can read. */
    private static ErrorResponse errorIn(Response response) {
        try {
            return response.readEntity(ErrorResponse.class);
        } catch (RuntimeException notOurJson) {
            return null;
        }
    }
}
