package oauthlab.agent.foundation.programs;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a program gets of this process's environment: what it needs to run, and nothing that is a secret here, such as {@code
 * OAUTHLAB_PASSPHRASE}. A variable that is not known is not passed on, so that a new secret is safe without anybody thinking of
 * it.
 */
public final class Environment {

    private static final Set<String> NEEDED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "TERM",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "JAVA_HOME",
            // Windows, where names have no case.
            "APPDATA",
            "COMSPEC",
            "HOMEDRIVE",
            "HOMEPATH",
            "LOCALAPPDATA",
            "PATHEXT",
            "PROCESSOR_ARCHITECTURE",
            "PROGRAMFILES",
            "SYSTEMDRIVE",
            "SYSTEMROOT",
            "TEMP",
            "TMP",
            "USERNAME",
            "USERPROFILE");

    /** How a browser finds the desktop; the lab's own settings are for a browser that the person wrote. */
    private static final Set<String> DESKTOP =
            Set.of("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION");

    private Environment() {}

    /** Leaves only what any program needs. */
    public static void restrict(ProcessBuilder program) {
        keep(program.environment(), Environment::isNeeded);
    }

    /** Leaves what a browser needs. */
    public static void restrictForDesktop(ProcessBuilder browser) {
        keep(
                browser.environment(),
                name -> isNeeded(name) || DESKTOP.contains(name) || name.startsWith("XDG_") || name.startsWith("LAB_"));
    }

    private static void keep(Map<String, String> environment, Predicate<String> isKept) {
        environment.keySet().removeIf(name -> !isKept.test(name));
    }

    private static boolean isNeeded(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NEEDED.contains(upper) || upper.startsWith("LC_");
    }
}
