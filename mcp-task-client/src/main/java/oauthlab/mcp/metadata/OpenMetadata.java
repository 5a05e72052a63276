package oauthlab.mcp.metadata;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import oauthlab.shared.wire.WellKnownUri;
import oauthlab.web.http.OpenDocuments;

/** Web pages of every origin read the documents. */
@Singleton
class OpenMetadata {

    void register(@Observes Filters filters) {
        OpenDocuments.open(filters, "/.well-known/" + WellKnownUri.PROTECTED_RESOURCE);
        OpenDocuments.open(filters, "/.well-known/" + WellKnownUri.AUTHORIZATION_SERVER);
        OpenDocuments.open(filters, "/.well-known/" + WellKnownUri.OPENID_CONFIGURATION);
    }
}
