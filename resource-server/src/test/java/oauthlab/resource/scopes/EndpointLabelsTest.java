package oauthlab.resource.scopes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import oauthlab.guarded.refusal.Refusal;
import oauthlab.resource.metadata.ApiScopes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

class EndpointLabelsTest {

    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");

    private final RequiredScopes requiredScopes = new RequiredScopes(Optional::empty);

    @Test
    void every_endpoint_of_the_api_says_which_scope_it_needs() throws Exception {
        List<Method> endpoints = endpoints();
        assertTrue(endpoints.size() >= 7, "the endpoints are found: " + endpoints);
        for (Method endpoint : endpoints) {
            assertTrue(requiredScopes.of(endpoint).isPresent(), endpoint + " has no @RequiresScope");
        }
    }

    @Test
    void the_scopes_of_all_endpoints_are_those_that_are_announced() throws Exception {
        Set<String> used = new HashSet<>();
        for (Method endpoint : endpoints())
            used.addAll(requiredScopes.of(endpoint).orElseThrow().least().names());
        assertEquals(ApiScopes.ALL.names(), used);
    }

    @Test
    void an_endpoint_of_the_api_without_a_scope_is_closed() throws Exception {
        Method forgotten = Forgotten.class.getMethod("read");
        var refusal = assertThrows(Refusal.class, () -> requiredScopes.of(forgotten));
        assertEquals(403, refusal.status());
    }

    @Path("/api/forgotten")
    static class Forgotten {
        @GET
        @Operation(hidden = true)
        public String read() {
            return "never";
        }
    }

    private static List<Method> endpoints() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve("oauthlab/resource"))) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(EndpointLabelsTest::load)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .filter(type -> type.getAnnotation(Path.class).value().startsWith("/api"))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(EndpointLabelsTest::isEndpoint)
                    .toList();
        }
    }

    private static boolean isEndpoint(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    private static Class<?> load(java.nio.file.Path file) {
        String name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
        try {
            return Class.forName(name, false, EndpointLabelsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
