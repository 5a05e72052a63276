package oauthlab.system.lab;

import java.nio.file.Path;
import java.util.List;

/** The java command of the JDK that runs the tests, with the flags that {@code ./lab} uses. */
public final class JavaCommand {

    private JavaCommand() {}

    static List<String> lean() {
        return List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
