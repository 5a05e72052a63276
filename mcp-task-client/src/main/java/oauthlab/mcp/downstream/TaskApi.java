package oauthlab.mcp.downstream;

import static oauthlab.mcp.downstream.DownstreamException.Service.TASK_API;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import oauthlab.shared.protocol.ErrorResponse;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The one way to the task API: makes a call, repeats it once after a 401, and says what went wrong.
 *
 * <p>RFC 6750 section 3.1: {@code invalid_token} means that another token may help, so the client may ask for a new
 * one and try again. A token that looked good a moment ago is refused after a key was withdrawn or the token revoked.
 * The filter on {@link TaskApiClient} drops a refused token; the second attempt therefore carries a fresh one. If that
 * is refused too, a third would be: the answer is passed on.
 */
@Singleton
public class TaskApi {

    private static final int UNAUTHORIZED = 401;

    private final TaskApiClient client;
    private final DownstreamSettings settings;
    private final ObjectMapper json;

    TaskApi(@RestClient TaskApiClient client, DownstreamSettings settings, ObjectMapper json) {
        this.client = client;
        this.settings = settings;
        this.json = json;
    }

    /** The result of {@code operation}, or a {@link DownstreamException}. */
    public <T> T call(Function<TaskApiClient, T> operation) {
        try {
            return attempt(operation);
        } catch (DownstreamException refused) {
            if (refused.service() != TASK_API || refused.status() != UNAUTHORIZED) throw refused;
            return attempt(operation);
        }
    }

    private <T> T attempt(Function<TaskApiClient, T> operation) {
        try {
            return operation.apply(client);
        } catch (WebApplicationException answer) {
            Response response = answer.getResponse();
            throw DownstreamException.refused(settings.taskApi().url(), response.getStatus(), errorIn(response));
        } catch (OidcClientException noToken) {
            throw DownstreamException.noToken(settings.issuer(), errorIn(noToken), noToken);
        } catch (ProcessingException noAnswer) {
            throw DownstreamException.unreachable(settings.taskApi().url(), noAnswer);
        }
    }

    /** The reason in the body, when there is one that we can read. */
    private static ErrorResponse errorIn(Response response) {
        try {
            return response.readEntity(ErrorResponse.class);
        } catch (RuntimeException notOurJson) {
            return null;
        }
    }

    /** quarkus-oidc-client hands on the body of a refusal (RFC 6749 section 5.2) as its exception's message. */
    private ErrorResponse errorIn(OidcClientException noToken) {
        try {
            return json.readValue(noToken.getMessage(), ErrorResponse.class);
        } catch (JsonProcessingException noAnswer) {
            return null;
        }
    }
}
