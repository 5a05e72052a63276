package oauthlab.resource.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import oauthlab.resource.guard.GuardSettings.AuthMode;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code AUTH_MODE}, and says what it can be: the framework would name {@code api-key}, and the setting is {@code api_key}. */
public final class AuthModeConverter implements Converter<AuthMode> {

    private static final String ALL =
            Arrays.stream(AuthMode.values()).map(AuthModeConverter::wire).collect(Collectors.joining(", "));

    @Override
    public AuthMode convert(String value) {
        String asked = value.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(AuthMode.values())
                .filter(mode -> wire(mode).equals(asked))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("AUTH_MODE is '" + value + "'; it can be: " + ALL + "."));
    }

    private static String wire(AuthMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
