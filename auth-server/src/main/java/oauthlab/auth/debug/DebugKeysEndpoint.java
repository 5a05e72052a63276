package oauthlab.auth.debug;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import oauthlab.auth.ground.LabMode;
import oauthlab.auth.keys.ShownKey;
import oauthlab.auth.keys.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signing keys and their states, which the key set does not tell. */
@Path("/debug/keys")
@Tag(name = "Lab")
class DebugKeysEndpoint {

    private final SigningKeys keys;
    private final LabMode lab;

    DebugKeysEndpoint(SigningKeys keys, LabMode lab) {
        this.keys = keys;
        this.lab = lab;
    }

    @GET
    @Operation(summary = "The signing keys and their states, without the private halves (lab mode only)")
    public KeyList keys() {
        if (!lab.isOn()) throw new NotFoundException();
        return new KeyList(keys.published().stream().map(ShownKey::of).toList());
    }

    /** {@code {"keys":[...]}}. */
    record KeyList(List<ShownKey> keys) {}
}
