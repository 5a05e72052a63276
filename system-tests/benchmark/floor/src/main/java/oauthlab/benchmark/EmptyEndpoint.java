package oauthlab.benchmark;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A request that does nothing: what HTTP, routing and the change to a worker thread cost by themselves. */
@Path("/empty")
class EmptyEndpoint {

    @POST
    @Blocking
    public void nothing() {}
}
