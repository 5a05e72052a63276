package oauthlab.agent.serve.webapp;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.serve.Shutdown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves the demo web application until it is stopped. */
@Command(
        name = "web-app",
        description = "Serves a web application that signs a user in and shows the user's tasks, until it is stopped.")
public final class WebApp implements Callable<Integer> {

    private static final int MAX_PORT = 65535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Default: LAB_PORT_WEB, or 3000. The authorization server must know it as part of the redirect URI.")
    private Integer port;

    private final Instance<WebAppServing> serving;
    private final Instance<WebAppSettings> settings;
    private final Shutdown ending;
    private final Screen screen;

    WebApp(Instance<WebAppServing> serving, Instance<WebAppSettings> settings, Shutdown ending, Screen screen) {
        this.serving = serving;
        this.settings = settings;
        this.ending = ending;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        try (var running = serving.get().start(wantedPort(), screen::tell)) {
            screen.line("Open " + running.origin() + "/ in a browser.");
            ending.first(running::close);
            Quarkus.waitForExit();
        }
        return 0;
    }

    private int wantedPort() {
        String wanted = port == null ? settings.get().webApp().port() : port.toString();
        if (wanted.matches("[1-9]\\d{0,4}") && Integer.parseInt(wanted) <= MAX_PORT) return Integer.parseInt(wanted);
        throw AgentException.of(
                "The port is '" + wanted + "', but must be a number from 1 to " + MAX_PORT + ".",
                "Set --port or LAB_PORT_WEB.");
    }
}
