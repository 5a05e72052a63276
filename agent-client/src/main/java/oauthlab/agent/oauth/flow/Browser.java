package oauthlab.agent.oauth.flow;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oauthlab.agent.foundation.programs.Environment;

/**
 * Shows an address to the person. The address came from a server, so no shell ever sees it: the program gets it as one argument,
 * and {@link oauthlab.agent.foundation.outbound.SafeAddress} has let only http and https through.
 */
@Singleton
class Browser {

    private final FlowSettings settings;

    Browser(FlowSettings settings) {
        this.settings = settings;
    }

    /** @return false when there is no browser, or it cannot be started */
    boolean show(URI address) {
        Optional<List<String>> command = settings.browser().map(List::of).or(Browser::desktop);
        if (command.isEmpty()) return false;
        var all = new ArrayList<>(command.get());
        all.add(address.toString());
        try {
            var program =
                    new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Environment.restrictForDesktop(program);
            program.start();
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static Optional<List<String>> desktop() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        if (system.contains("mac")) return Optional.of(List.of("open"));
        boolean hasScreen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return hasScreen ? Optional.of(List.of("xdg-open")) : Optional.empty();
    }
}
