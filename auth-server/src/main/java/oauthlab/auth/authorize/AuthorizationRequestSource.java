package oauthlab.auth.authorize;

import static oauthlab.shared.protocol.ParameterNames.CLIENT_ID;
import static oauthlab.shared.protocol.ParameterNames.REQUEST_URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import oauthlab.auth.browser.login.RequestInitiator;
import oauthlab.auth.browser.login.ReturnTo;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.OAuthException;

/** Finds the parameters of an authorization request: in the query, or pushed ahead. RFC 9126 section 4. */
@ApplicationScoped
class AuthorizationRequestSource {

    private final Instance<PushedRequests> pushed;
    private final RequestInitiator initiator;

    AuthorizationRequestSource(Instance<PushedRequests> pushed, RequestInitiator initiator) {
        this.pushed = pushed;
        this.initiator = initiator;
    }

    /** As {@link #read(String)}, with a note if another site may have sent the browser; the note stays with the request. */
    Brought read(String query, HttpHeaders headers) {
        Brought brought = read(query);
        if (initiator.isKnown(headers)) return brought;
        FormParameters noted = brought.outer().with(ReturnTo.FROM_ANOTHER_SITE, "1");
        return new Brought(noted, brought.request(), brought.requestUri());
    }

    /**
     * What the browser brought, with the pushed request in its place if it named one. Parameters beside {@code
     * request_uri} are not looked at: only what was pushed is known to be the client's own.
     */
    Brought read(String query) {
        FormParameters outer = parse(query);
        Optional<String> requestUri = single(outer, REQUEST_URI);
        if (requestUri.isEmpty() || pushed.isUnsatisfied()) return new Brought(outer, outer, Optional.empty());
        FormParameters request = single(outer, CLIENT_ID)
                .flatMap(client -> pushed.get().find(requestUri.get(), client))
                .orElseThrow(
                        () -> new RejectedRequest.ShowPage(
                                "The request that the application sent ahead (request_uri)"
                                        + " is unknown, was used before, or has expired. Go back to the application and start again."));
        return new Brought(outer, request, requestUri);
    }

    /** A pushed request brings one code, however often its page is loaded again. */
    void requireFirstUse(Brought brought) {
        boolean first =
                brought.requestUri().map(uri -> pushed.get().takeOnce(uri)).orElse(true);
        if (!first) throw new RejectedRequest.ShowPage("This request was answered before. Start again.");
    }

    /**
     * @param outer as it came; this is what goes from page to page
     * @param request what is asked for
     * @param requestUri its name, if it was pushed
     */
    record Brought(FormParameters outer, FormParameters request, Optional<String> requestUri) {

        boolean isFromAnotherSite() {
            return outer.has(ReturnTo.FROM_ANOTHER_SITE);
        }

        /** By which a session knows that its user signed in for this request. */
        String name() {
            return ReturnTo.requestName(outer);
        }
    }

    private static FormParameters parse(String query) {
        try {
            return FormParameters.parse(query);
        } catch (OAuthException malformed) {
            throw new RejectedRequest.ShowPage(malformed.description());
        }
    }

    private static Optional<String> single(FormParameters parameters, String name) {
        try {
            return parameters.get(name);
        } catch (OAuthException sentTwice) {
            throw new RejectedRequest.ShowPage(sentTwice.description());
        }
    }
}
