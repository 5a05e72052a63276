package oauthlab.resource.metadata;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.wire.WellKnownUri;
import oauthlab.web.http.OpenDocuments;

/** Web pages of every origin read the document. */
@Singleton
class OpenMetadata {

    void register(@Observes Filters filters) {
        OpenDocuments.open(filters, "/.well-known/" + WellKnownUri.PROTECTED_RESOURCE);
    }
}
