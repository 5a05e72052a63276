package oauthlab.agent.oauth.session;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import oauthlab.agent.oauth.tokenstore.AccessToken;

/** Where the token of a call comes from: got by the agent for itself, or approved by a user. */
public interface TokenSource {

    /** From now on tokens are for this resource: who gets to see a token must be who it is for. RFC 8707 section 2. */
    void useFor(String resource);

    /** A token that is good for some time yet. */
    AccessToken current();

    /** What goes with a request to this address. */
    default Map<String, String> headers(String method, URI address) {
        return Map.of("Authorization", "Bearer " + current().value());
    }

    /** Looks at a 401. @return true when the same request, with new headers, may do better */
    default boolean learnsFrom(HttpHeaders answer) {
        return false;
    }

    /** How the token was got, in words. */
    List<String> story();

    /** Did somebody have to approve? */
    boolean needsPerson();
}
