package oauthlab.auth.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * The protected resources that tokens can be for: the values of {@code resource} in a request and {@code aud} in a
 * token. RFC 8707 section 2.
 */
@ApplicationScoped
public class Resources {

    private final Map<String, String> identifiers;
    private final String fallback;

    Resources(ResourceSettings settings) {
        identifiers = Map.copyOf(settings.identifiers());
        fallback = settings.defaultName();
        identifier(fallback);
    }

    /** The identifier of the resource with this short name; null means the default one. */
    public String identifier(String name) {
        String identifier = identifiers.get(name == null ? fallback : name);
        if (identifier == null) {
            throw new IllegalStateException(
                    "no resource is named '" + name + "': add oauthlab.resources.identifiers." + name);
        }
        return identifier;
    }

    public boolean isKnown(String identifier) {
        return identifiers.containsValue(identifier);
    }

    public List<String> known() {
        return identifiers.values().stream().sorted().toList();
    }
}
