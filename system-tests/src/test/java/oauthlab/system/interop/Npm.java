package oauthlab.system.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder with the programs from npm, and with the Node.js that runs them. */
final class Npm {

    /** The system property that names the folder; without it there is nothing to test. */
    static final String HOME = "conformance.home";

    private Npm() {}

    static Path home() {
        return Path.of(System.getProperty(HOME));
    }

    static String node() {
        return home().resolve("node_modules/node/bin/node").toString();
    }

    /** A file of an installed package. */
    static String file(String packageAndFile) {
        return home().resolve("node_modules").resolve(packageAndFile).toString();
    }

    /** One of our scripts: a copy beside the installed packages, where Node.js looks for what it imports. */
    static String script(String name) {
        Path copy = home().resolve(name);
        try (var script = Npm.class.getClassLoader().getResourceAsStream("interop/" + name)) {
            Files.copy(script, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return copy.toString();
    }

    /** A search path on which {@code node} is found first. */
    static String path() {
        return Path.of(node()).getParent() + ":" + System.getenv("PATH");
    }
}
