package oauthlab.auth.operate.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.auth.foundation.endpoint.FormParameters;
import oauthlab.auth.foundation.endpoint.NoStore;
import oauthlab.auth.foundation.endpoint.OAuthException;
import oauthlab.auth.keys.KeyRotation;
import oauthlab.auth.keys.KeyRotation.Outcome;
import oauthlab.auth.keys.KeyRotation.Reason;
import oauthlab.auth.keys.KeyView;
import oauthlab.auth.keys.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /admin/keys}: the signing keys and their states, and a way to change them without waiting. */
@Path("/admin/keys")
@Tag(name = "Administration")
@Produces(MediaType.APPLICATION_JSON)
class AdminKeysEndpoint {

    private final AdminToken admin;
    private final SigningKeys keys;
    private final KeyRotation rotation;

    AdminKeysEndpoint(AdminToken admin, SigningKeys keys, KeyRotation rotation) {
        this.admin = admin;
        this.keys = keys;
        this.rotation = rotation;
    }

    @GET
    @NoStore
    @Operation(summary = "The signing keys and their states, without the private halves")
    public KeyList keys(@Context HttpHeaders headers) {
        admin.require(headers);
        return new KeyList(keys.published().stream().map(KeyView::of).toList());
    }

    /** {@code reason=planned} (the usual), {@code early} or {@code compromised}; {@link Reason} says what they do. */
    @POST
    @NoStore
    @Path("/rotate")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Change the signing key; reason=planned, early or compromised")
    public KeyList rotate(@Context HttpHeaders headers, FormParameters form) {
        admin.require(headers);
        Reason reason = reason(form.requireOnly(Set.of("reason")).get("reason").orElse("planned"));
        if (rotation.rotate(reason) == Outcome.TOO_EARLY) {
            throw OAuthException.invalidRequest("The next key is to be published until " + rotation.nextIsReadyAt()
                    + " before it is used. With reason=early it is used now, and clients with an old copy of the key set"
                    + " have to fetch it anew.");
        }
        return keys(headers);
    }

    /** {@code {"keys":[...]}}. */
    record KeyList(List<KeyView> keys) {}

    private static Reason reason(String name) {
        try {
            return Reason.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw OAuthException.invalidRequest("'reason' must be planned, early or compromised.");
        }
    }
}
