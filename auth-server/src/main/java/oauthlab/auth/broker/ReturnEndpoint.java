package oauthlab.auth.broker;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import oauthlab.auth.broker.pendinglogins.Trip;
import oauthlab.auth.broker.pendinglogins.Trips;
import oauthlab.auth.broker.relyingparty.AuthorizationRequests;
import oauthlab.auth.broker.upstream.Provider;
import oauthlab.auth.broker.upstream.UpstreamFailure;
import oauthlab.auth.browser.login.Browser;
import oauthlab.auth.foundation.endpoint.FormParameters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /broker/NAME/callback}: the browser comes back, with a code or with a refusal. RFC 6749 section 4.1.2. */
@Path("/broker/{provider}/callback")
@Tag(name = "Pages")
class ReturnEndpoint {

    private final Callbacks callbacks;
    private final Trips trips;
    private final TripCookie cookie;
    private final AuthorizationRequests requests;
    private final Arrivals arrivals;
    private final Browser browser;
    private final Handback handback;

    ReturnEndpoint(
            Callbacks callbacks,
            Trips trips,
            TripCookie cookie,
            AuthorizationRequests requests,
            Arrivals arrivals,
            Browser browser,
            Handback handback) {
        this.callbacks = callbacks;
        this.trips = trips;
        this.cookie = cookie;
        this.requests = requests;
        this.arrivals = arrivals;
        this.browser = browser;
        this.handback = handback;
    }

    @GET
    @Operation(summary = "The way back from another provider")
    public Response back(@PathParam("provider") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Provider provider = callbacks.provider(id);
        FormParameters answer =
                FormParameters.parse(uri.getRequestUri().getRawQuery()).requireSingleValues();
        Trip trip = trip(provider, answer, headers);
        try {
            return answer(provider, trip, answer, headers);
        } catch (UpstreamFailure failure) {
            return handback.failed(provider, trip, failure);
        }
    }

    /** The order matters: a stranger's browser must not use a trip up, so the cookie is looked at first. */
    private Trip trip(Provider provider, FormParameters answer, HttpHeaders headers) {
        Trip trip = answer.get("state")
                .flatMap(trips::find)
                .orElseThrow(() -> callbacks.refused("it has taken too long, or was answered before"));
        if (!cookie.fits(trip, headers))
            throw callbacks.refused("it began in another browser, or cookies are switched off");
        if (!trip.provider().equals(provider.id())) throw callbacks.refused("it was for another provider");
        if (!trips.endOnce(trip.state())) throw callbacks.refused("it was answered before");
        return trip;
    }

    private Response answer(Provider provider, Trip trip, FormParameters answer, HttpHeaders headers) {
        if (!requests.isFrom(provider, answer)) throw callbacks.refused("the answer is from somebody else (iss)");
        Optional<String> error = answer.get("error");
        if (error.isPresent()) return handback.refused(provider, trip, error.get());
        String code = answer.require("code");
        var arrived = arrivals.arrive(provider, trip, code, browser.sessionSecret(headers));
        return handback.arrived(trip, arrived);
    }
}
