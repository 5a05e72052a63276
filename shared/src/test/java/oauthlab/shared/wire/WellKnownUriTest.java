package oauthlab.shared.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WellKnownUriTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4001, http://localhost:4001/.well-known/oauth-protected-resource",
        "http://localhost:4001/, http://localhost:4001/.well-known/oauth-protected-resource",
        "http://localhost:4002/mcp, http://localhost:4002/.well-known/oauth-protected-resource/mcp",
        "https://a.example/tenant/, https://a.example/.well-known/oauth-protected-resource/tenant",
        "https://a.example/mcp?tenant=1, https://a.example/.well-known/oauth-protected-resource/mcp?tenant=1",
        "https://a.example?tenant=1, https://a.example/.well-known/oauth-protected-resource?tenant=1"
    })
    void the_well_known_part_goes_between_host_and_path(String identifier, String expected) {
        assertEquals(expected, WellKnownUri.of(identifier, WellKnownUri.PROTECTED_RESOURCE));
    }
}
