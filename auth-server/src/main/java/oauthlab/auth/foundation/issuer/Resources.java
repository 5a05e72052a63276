package oauthlab.auth.foundation.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.shared.network.NormalUri;

/**
 * The protected resources that tokens can be for: the values of {@code resource} in a request and {@code aud} in a
 * token. RFC 8707 section 2.
 */
@ApplicationScoped
public class Resources {

    private final Map<String, String> identifiers;
    private final String fallback;
    private final Map<String, String> actors;

    Resources(ResourceSettings settings) {
        identifiers = Map.copyOf(settings.identifiers());
        fallback = settings.defaultName();
        identifier(fallback);
        actors = settings.actors().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> identifier(entry.getKey()), Map.Entry::getValue));
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

    /** The client that may act for those whose tokens are for this one resource. */
    public Optional<String> actorFor(List<String> audience) {
        return audience.size() == 1 ? Optional.ofNullable(actors.get(audience.get(0))) : Optional.empty();
    }

    /** Is there a resource with this short name? */
    public boolean isNamed(String name) {
        return identifiers.containsKey(name);
    }

    /** The resource that is meant, as we spell it: {@code http://localhost:4001/} means {@code http://localhost:4001}. */
    public Optional<String> known(String identifier) {
        return identifiers.values().stream()
                .filter(known -> NormalUri.areSame(known, identifier))
                .findFirst();
    }

    public List<String> known() {
        return identifiers.values().stream().sorted().toList();
    }
}
