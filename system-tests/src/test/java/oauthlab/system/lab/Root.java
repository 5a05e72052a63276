package oauthlab.system.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in this repository. */
public final class Root {

    private static final Path ROOT = find();

    private Root() {}

    public static Path path() {
        return ROOT;
    }

    public static Path resolve(String relative) {
        return ROOT.resolve(relative);
    }

    /** A folder for what one test leaves behind. */
    public static Path workFolder(String name) {
        return target("work-" + process()).resolve(name);
    }

    static Path target(String name) {
        return ROOT.resolve("system-tests/target").resolve(name);
    }

    /** The number of this process among those that run the tests at the same time, from 1. */
    static int process() {
        return Integer.getInteger("lab.process", 1);
    }

    static Path jar(String module, String app) {
        Path jar = ROOT.resolve(module).resolve("target").resolve(app).resolve("quarkus-run.jar");
        if (!Files.exists(jar)) throw new IllegalStateException(jar + " is missing: run 'mvn package' first");
        return jar;
    }

    private static Path find() {
        String given = System.getProperty("lab.root");
        Path here = given == null ? Path.of("").toAbsolutePath() : Path.of(given);
        while (!Files.exists(here.resolve("lab"))) here = here.getParent();
        return here;
    }
}
