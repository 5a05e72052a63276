package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** Every setting that the documentation names exists. */
class SettingsTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** {@code oauthlab.keys.rotate-every}; a star or three dots at the end stand for all below. */
    private static final Pattern PROPERTY = Pattern.compile("oauthlab(\\.[a-z-]+)+(\\.\\*)?");

    private static final Pattern VARIABLE = Pattern.compile("((?:OAUTHLAB|OAUTH|LAB|POSTGRES)_[A-Z_]+)(?:=.*)?");

    private final String properties = Stream.of(
                    "auth-server", "resource-server", "mcp-task-client", "agent-client", "console")
            .map(module -> read(module + "/src/main/resources/application.properties"))
            .collect(Collectors.joining("\n"));
    private final String scripts = read("lab") + read("docker-compose.yml");

    @Test
    void every_setting_named_exists() {
        assertEquals(List.of(), named().stream().filter(name -> !exists(name)).toList());
        assertTrue(named().size() >= 40, named().toString());
    }

    @Test
    void what_is_not_there_is_noticed() {
        assertEquals(
                List.of("oauthlab.no.such", "OAUTHLAB_NO_SUCH"),
                Stream.of("oauthlab.no.such", "oauthlab.keys", "OAUTHLAB_NO_SUCH", "OAUTHLAB_AUDIT_RETENTION")
                        .filter(name -> !exists(name))
                        .toList());
    }

    private static List<String> named() {
        var names = new ArrayList<String>();
        for (MarkdownFile file : MarkdownFile.all()) {
            for (String line : file.prose()) {
                CODE.matcher(line).results().map(found -> found.group(1)).forEach(code -> {
                    if (PROPERTY.matcher(code).matches()) names.add(code.replace(".*", ""));
                    var variable = VARIABLE.matcher(code);
                    if (variable.matches()) names.add(variable.group(1));
                });
            }
        }
        return names;
    }

    /** A variable is named in the settings or a script, or is the other way to write a property. */
    private boolean exists(String name) {
        if (name.startsWith("oauthlab.")) return hasProperty(name);
        boolean isNamed = Pattern.compile("\\b" + name + "\\b")
                .matcher(properties + scripts)
                .find();
        return isNamed
                || properties
                        .lines()
                        .map(line -> line.split("=")[0])
                        .anyMatch(property -> property.toUpperCase(Locale.ROOT)
                                .replaceAll("[^A-Z0-9]", "_")
                                .equals(name));
    }

    /** The property itself, or one below it. */
    private boolean hasProperty(String name) {
        return properties
                .lines()
                .map(line -> line.replaceFirst("^%[a-z,]+\\.", ""))
                .anyMatch(line -> line.startsWith(name + "=") || line.startsWith(name + "."));
    }

    private static String read(String path) {
        try {
            return Files.readString(Root.resolve(path));
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }
}
