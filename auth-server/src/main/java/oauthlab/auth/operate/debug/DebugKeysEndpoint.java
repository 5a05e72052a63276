package oauthlab.auth.operate.debug;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.keys.KeyView;
import oauthlab.auth.keys.SigningKeys;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    @APIResponseSchema(
            value = KeyList.class,
            responseCode = "200",
            responseDescription = "The list; a browser gets a page.")
    public Response keys(@Context HttpHeaders headers) {
        if (!lab.isOn()) throw new NotFoundException();
        var list = new KeyList(keys.published().stream().map(KeyView::of).toList());
        return table(list).orJson(headers, list);
    }

    private static DebugTable table(KeyList list) {
        return DebugTable.of(
                "Signing keys",
                "What signs tokens, what signs next, and what is only there to verify. The private halves are not shown.",
                List.of("Key (kid)", "Algorithm", "State", "Since"),
                list.keys().stream().map(key -> List.of(key.kid(), key.alg(), key.state(), key.since())));
    }

    /** {@code {"keys":[...]}}. */
    record KeyList(List<KeyView> keys) {}
}
