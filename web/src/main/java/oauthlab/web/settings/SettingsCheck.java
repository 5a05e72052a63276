package oauthlab.web.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Looks at every setting of ours that is a time or an address, before anything uses it. */
@Singleton
class SettingsCheck {

    private static final String OURS = "oauthlab.";

    /** As it is written in application.properties: {@code PT1H}, or <code>${NAME:PT1H}</code>. */
    private static final Pattern TIME =
            Pattern.compile("(\\$\\{[^:}]*:)?-?P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?}?");

    /** Where nothing, or no waiting, is a sensible choice. Each says at its setting what 0 means. */
    private static final Set<String> MAY_BE_ZERO = Set.of(
            "oauthlab.lifetimes.refresh-grace",
            "oauthlab.introspection.believed-for",
            "oauthlab.introspection.refused-for",
            "oauthlab.revoked.read-every",
            "oauthlab.token-cache",
            "oauthlab.task-api.token-early",
            "oauthlab.cleanup.lease",
            "oauthlab.upstream-tokens.refresh-early",
            "oauthlab.keys.publish-before-use",
            "oauthlab.keys.clock-skew");

    /** Whose clock is wrong, for the lessons about that. */
    private static final Set<String> MAY_BE_NEGATIVE = Set.of("oauthlab.clock-offset");

    private static final Set<String> ADDRESSES = Set.of("oauthlab.http.address", "oauthlab.issuer");
    private static final Set<String> IDENTIFIERS = Set.of("oauthlab.audience", "oauthlab.resource");
    private static final String MORE_IDENTIFIERS = "oauthlab.resources.identifiers.";

    private final Config config;

    SettingsCheck(Config config) {
        this.config = config;
    }

    /** @throws IllegalStateException that says which setting, its value, and what it must be */
    void check(@Observes @Priority(1) StartupEvent start) {
        for (String name : config.getPropertyNames()) {
            if (!name.startsWith(OURS)) continue;
            if (isTime(name)) checkTime(name);
            if (ADDRESSES.contains(name)) checkAddress(name);
            if (IDENTIFIERS.contains(name) || name.startsWith(MORE_IDENTIFIERS)) checkIdentifier(name);
        }
    }

    private boolean isTime(String name) {
        return !MAY_BE_NEGATIVE.contains(name)
                && StreamSupport.stream(config.getConfigSources().spliterator(), false)
                        .map(source -> source.getValue(name))
                        .anyMatch(value -> value != null && TIME.matcher(value).matches());
    }

    private void checkTime(String name) {
        Optional<Duration> time = time(name);
        if (time.isEmpty()) throw refused(name, "must be a time, as in PT30S, PT10M or P90D (ISO 8601)");
        if (time.get().isNegative()) throw refused(name, "must not be negative");
        if (time.get().isZero() && !MAY_BE_ZERO.contains(name)) throw refused(name, "must be more than 0");
    }

    private Optional<Duration> time(String name) {
        try {
            return config.getOptionalValue(name, Duration.class);
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }

    private void checkAddress(String name) {
        URI address = uri(name);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || address.getHost() == null)
            throw refused(name, "must be an address, as in https://auth.example");
        // It may have a password in it.
        if (address.getRawUserInfo() != null) throw new IllegalStateException(name + " must have no user in it.");
        if (address.getRawQuery() != null || address.getRawFragment() != null)
            throw refused(name, "must have no query and no fragment (RFC 8414 section 2)");
    }

    private void checkIdentifier(String name) {
        URI identifier = uri(name);
        if (!identifier.isAbsolute() || identifier.getRawFragment() != null)
            throw refused(
                    name, "must be an absolute URI without fragment, as in https://api.example (RFC 8707 section 2)");
    }

    private URI uri(String name) {
        try {
            return new URI(value(name));
        } catch (URISyntaxException malformed) {
            throw refused(name, "must be a URI");
        }
    }

    private IllegalStateException refused(String name, String rule) {
        return new IllegalStateException(name + " " + rule + ", but is '" + value(name) + "'.");
    }

    private String value(String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}
