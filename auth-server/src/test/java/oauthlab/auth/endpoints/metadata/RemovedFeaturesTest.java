package oauthlab.auth.endpoints.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import oauthlab.auth.foundation.crossorigin.CrossOriginEndpoint;
import oauthlab.auth.foundation.endpoint.MetadataContributor;
import oauthlab.auth.foundation.issuer.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feature whose folder is deleted is announced by nobody else: neither in the discovery document nor to other origins. */
@QuarkusTest
class RemovedFeaturesTest {

    @Inject
    @All
    List<MetadataContributor> contributors;

    @Inject
    @All
    List<CrossOriginEndpoint> crossOrigin;

    @Inject
    Issuer issuer;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @CsvSource({
        "endpoints.introspect, introspection_",
        "endpoints.revoke, revocation_",
        "endpoints.revoke, revoked_",
        "endpoints.userinfo, userinfo_",
        "endpoints.userinfo, claims_supported",
        "endpoints.register, registration_",
        "grants.device, device_",
        "grants.jwtbearer, authorization_grant_",
        "authorize.par, pushed_",
        "authorize.par, require_pushed_",
        "clients.cimd, client_id_metadata_"
    })
    void what_is_deleted_is_not_announced(String deleted, String member) {
        assertFalse(members(contributors, member).isEmpty(), "with it");
        assertEquals(Set.of(), members(without(contributors, deleted), member), "without it");
    }

    @ParameterizedTest
    @CsvSource({
        "endpoints.revoke, /oauth/revoke",
        "endpoints.userinfo, /oauth/userinfo",
        "endpoints.register, /oauth/register",
        "grants.device, /oauth/device_authorization",
        "authorize.par, /oauth/par"
    })
    void what_is_deleted_is_open_to_no_other_origin(String deleted, String path) {
        assertFalse(paths(crossOrigin, path).isEmpty(), "with it");
        assertEquals(Set.of(), paths(without(crossOrigin, deleted), path), "without it");
    }

    @Test
    void nothing_but_the_core_is_left_without_all_of_them() {
        var core = contributors.stream()
                .filter(one ->
                        !name(one).matches("(endpoints|grants\\.(device|jwtbearer)|authorize\\.par|clients\\.cimd).*"))
                .toList();
        Set<String> endpoints = members(core, "");
        endpoints.removeIf(member -> !member.endsWith("_endpoint") && !member.endsWith("_uri"));
        assertEquals(Set.of("authorization_endpoint", "token_endpoint", "end_session_endpoint", "jwks_uri"), endpoints);
    }

    private Set<String> members(List<MetadataContributor> present, String prefix) {
        JsonNode document = json.valueToTree(
                new DiscoveryEndpoint(present, issuer, json).metadata().getEntity());
        var names = new TreeSet<String>();
        document.fieldNames().forEachRemaining(name -> {
            if (name.startsWith(prefix)) names.add(name);
        });
        return names;
    }

    private static Set<String> paths(List<CrossOriginEndpoint> present, String prefix) {
        var paths = new TreeSet<String>();
        for (CrossOriginEndpoint endpoint : present) paths.addAll(endpoint.crossOriginPaths());
        paths.removeIf(path -> !path.startsWith(prefix));
        return paths;
    }

    private static <T> List<T> without(List<T> all, String deleted) {
        return all.stream().filter(one -> !name(one).startsWith(deleted + ".")).toList();
    }

    /** As {@code endpoints.revoke.RevocationEndpoint}; beans may be subclasses in the same package. */
    private static String name(Object bean) {
        return bean.getClass().getName().substring("oauthlab.auth.".length());
    }
}
