package oauthlab.auth.debug;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import oauthlab.auth.endpoint.FormParameters;
import oauthlab.auth.endpoint.OAuthException;
import oauthlab.auth.ground.LabMode;
import oauthlab.auth.keys.KeyRotation;
import oauthlab.auth.keys.KeyRotation.Outcome;
import oauthlab.auth.keys.KeyRotation.Reason;
import oauthlab.auth.keys.KeyState;
import oauthlab.auth.keys.SigningKey;
import oauthlab.auth.keys.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signing keys and their states, which the key set does not tell, and a way to change them without waiting. */
@Path("/debug/keys")
@Tag(name = "Lab")
class DebugKeysEndpoint {

    private final SigningKeys keys;
    private final KeyRotation rotation;
    private final LabMode lab;

    DebugKeysEndpoint(SigningKeys keys, KeyRotation rotation, LabMode lab) {
        this.keys = keys;
        this.rotation = rotation;
        this.lab = lab;
    }

    @GET
    @Operation(summary = "The signing keys and their states, without the private halves (lab mode only)")
    public KeyList keys() {
        if (!lab.isOn()) throw new NotFoundException();
        return new KeyList(keys.published().stream().map(ShownKey::of).toList());
    }

    /** {@code reason=planned} (the usual), {@code early} or {@code compromised}; {@link Reason} says what they do. */
    @POST
    @Path("/rotate")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Change the signing key; reason=planned, early or compromised (lab mode only)")
    public KeyList rotate(@Context HttpHeaders headers, FormParameters body) {
        if (!lab.isOn()) throw new NotFoundException();
        refuseOtherSites(headers);
        Reason reason = reason(
                FormParameters.orNone(body).requireSingleValues().get("reason").orElse("planned"));
        if (rotation.rotate(reason) == Outcome.TOO_EARLY) {
            throw OAuthException.invalidRequest("The next key is to be published until " + rotation.nextIsReadyAt()
                    + " before it is used. With reason=early it is used now, and clients with an old copy of the key set"
                    + " have to fetch it anew.");
        }
        return keys();
    }

    record KeyList(List<ShownKey> keys) {}

    record ShownKey(String kid, String alg, KeyState state, Instant since) {
        static ShownKey of(SigningKey key) {
            return new ShownKey(key.kid(), key.algorithm().getAlgorithm(), key.state(), key.since());
        }
    }

    /** A browser names the page that posts. No page has a reason to, and none of another site shall. */
    private static void refuseOtherSites(HttpHeaders headers) {
        if (headers.getHeaderString("Origin") == null) return;
        throw OAuthException.invalidRequest("Send this from the command line; a page in a browser may not.");
    }

    private static Reason reason(String name) {
        try {
            return Reason.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw OAuthException.invalidRequest("'reason' must be planned, early or compromised.");
        }
    }
}
