package oauthlab.agent.operator.adoption;

import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.transcript.AgentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Adds up the metrics of all instances of the task API that are named, and shows them. Counters begin at zero with each instance.
 */
@Vetoed
@Command(name = "adoption")
public final class Adoption implements Runnable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String defaultAddress;
    private final Clock clock;
    private final PrintWriter out;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    @Option(names = "--html", paramLabel = "FILE")
    private Path html;

    @Parameters(arity = "0..*", paramLabel = "ADDRESS")
    private List<String> addresses;

    public Adoption(Map<String, String> environment, Clock clock, PrintWriter out) {
        this.defaultAddress = "http://localhost:" + environment.getOrDefault("LAB_PORT_RESOURCE", "4001");
        this.clock = clock;
        this.out = out;
    }

    @Override
    public void run() {
        var series = new ArrayList<Series>();
        for (String address : addresses == null ? List.of(defaultAddress) : addresses)
            series.addAll(Series.in(metrics(address + "/q/metrics")));
        var report = new Report(Calls.in(series), CheckTime.in(series), clock.instant());
        if (html == null) {
            out.print(report.text());
            out.flush();
        } else {
            write(report.page());
        }
    }

    private String metrics(String address) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) return response.body();
        } catch (IOException | IllegalArgumentException none) {
            // As with a refusal, there is nothing to show.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw AgentException.of("no metrics at " + address + ". Is the task API up? ./lab up resource-server");
    }

    private void write(String page) {
        try {
            Files.writeString(html, page);
            out.println("Written: " + html);
        } catch (IOException fault) {
            throw AgentException.of("cannot write " + html + ": " + fault.getMessage());
        }
    }
}
