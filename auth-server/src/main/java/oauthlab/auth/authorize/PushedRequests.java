package oauthlab.auth.authorize;

import java.util.Optional;
import oauthlab.auth.foundation.endpoint.FormParameters;

/**
 * Where authorization requests are that clients sent ahead, not through the browser. RFC 9126.
 *
 * <p>The browser then brings only {@code client_id} and {@code request_uri}.
 */
public interface PushedRequests {

    /** The request behind this {@code request_uri}, if this client pushed it and it has not expired. */
    Optional<FormParameters> find(String requestUri, String clientId);

    /** Uses it up, when the user has decided: true for the first who asks, false for everybody after. */
    boolean takeOnce(String requestUri);
}
