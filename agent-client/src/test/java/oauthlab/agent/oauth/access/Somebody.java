package oauthlab.agent.oauth.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import oauthlab.agent.oauth.flow.Person;

/** A person who opens each address he is shown, and pastes the one at which the browser ends. */
final class Somebody implements Person {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    final List<String> told = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> between;
    private volatile String end = "";

    Somebody() {
        this(UnaryOperator.identity());
    }

    /** @param between changes the address at which the browser ends */
    Somebody(UnaryOperator<String> between) {
        this.between = between;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void tell(String line) {
        told.add(line);
        if (!line.strip().startsWith("http")) return;
        end = between.apply(get(line.strip()).headers().firstValue("Location").orElse(""));
    }

    @Override
    public Optional<String> ask(String question) {
        return Optional.of(end);
    }

    static HttpResponse<String> get(String address) {
        try {
            return BROWSER.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
