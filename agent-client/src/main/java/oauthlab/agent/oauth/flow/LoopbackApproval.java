package oauthlab.agent.oauth.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * The browser comes back to this machine, where the agent listens for that one request. RFC 8252 sections 7.3 and 8.3: on
 * 127.0.0.1 only, and only as long as it waits.
 */
final class LoopbackApproval implements Approval {

    private final String redirectUri;
    private final HttpServer server;
    private final Browser browser;
    private final Person person;
    private final Duration patience;
    private final Duration hintAfter;
    private volatile boolean isClosed;
    private final CompletableFuture<AuthorizationResponse> answer = new CompletableFuture<>();
    private volatile AuthorizationRequest request;

    /** @param hintAfter so long nothing comes back before the person is told what to look at */
    LoopbackApproval(URI redirectUri, Browser browser, Person person, Duration patience, Duration hintAfter) {
        this.redirectUri = redirectUri.toString();
        this.browser = browser;
        this.person = person;
        this.patience = patience;
        this.hintAfter = hintAfter;
        this.server = listen(redirectUri);
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getRawPath().equals(path(redirectUri))) answer(exchange);
            else CallbackPage.NOTHING_HERE.send(exchange);
        });
        server.start();
    }

    /** A browser asks for / where there is no path (RFC 9112 section 3.2.1). */
    private static String path(URI address) {
        return address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    }

    private static HttpServer listen(URI redirectUri) {
        int port = redirectUri.getPort();
        boolean isIpv6 = redirectUri.getHost().startsWith("[");
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName(isIpv6 ? "::1" : "127.0.0.1"), port), 0);
        } catch (BindException taken) {
            throw AgentException.of(
                    "Port " + port + " of this machine is taken, so the browser cannot come back to the agent.",
                    "Is another sign-in waiting? Otherwise set oauth.callback_port for this server,",
                    "or sign in with --manual: then you paste the address the browser ends at.");
        } catch (IOException cannotListen) {
            throw AgentException.of(
                    "The agent cannot listen on 127.0.0.1:" + port + ".", "Sign in with --manual instead.");
        }
    }

    @Override
    public String redirectUri() {
        return redirectUri;
    }

    @Override
    public AuthorizationResponse await(AuthorizationRequest asked, URI address) {
        request = asked;
        if (browser.show(address)) person.tell("Your browser asks you now. If it does not, open this address:");
        else person.tell("There is no browser here that the agent can open. Open this address on this machine:");
        person.tell("  " + address);
        hintLater();
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException nobody) {
            throw AgentException.of(
                    "Nobody approved within " + patience.toSeconds() + " seconds.",
                    "Try again. With a browser on another machine: --manual, or --device.",
                    "Did the page say that it does not know the client? Register anew: agent logout NAME --forget");
        } catch (ExecutionException unreadable) {
            if (unreadable.getCause() instanceof AgentException explained) throw explained;
            throw new IllegalStateException(unreadable.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.of("The sign-in was interrupted.");
        }
    }

    /** A page with an error comes from the server to the browser alone. */
    private void hintLater() {
        var waited = new CompletableFuture<Void>().completeOnTimeout(null, hintAfter.toMillis(), TimeUnit.MILLISECONDS);
        waited.thenRun(() -> {
            if (answer.isDone() || isClosed) return;
            person.tell(
                    "Still waiting. If the browser shows an error, the agent cannot see it: read that page. Press Ctrl-C to"
                            + " stop.");
            person.tell(
                    "Does it not know the client, or its redirect_uri? Then register again: agent logout NAME --forget");
            person.tell("Is the browser on another machine? Sign in with --manual or --device.");
        });
    }

    /** Takes the first answer to our question. What answers another question is shown the door, and we go on waiting. */
    private void answer(HttpExchange exchange) throws IOException {
        AuthorizationRequest asked = request;
        AuthorizationResponse response;
        try {
            response = AuthorizationResponse.parse(exchange.getRequestURI().getRawQuery());
        } catch (AgentException unreadable) {
            CallbackPage.NOT_OURS.send(exchange);
            return;
        }
        if (asked == null || !response.answers(asked)) {
            person.tell("A callback came that is no answer to this sign-in (another tab?). Still waiting.");
            CallbackPage.NOT_OURS.send(exchange);
            return;
        }
        page(response, asked).send(exchange);
        answer.complete(response);
    }

    /** All checks come first. Whether the code is good for a token only its exchange shows, so the page does not say. */
    private static CallbackPage page(AuthorizationResponse response, AuthorizationRequest asked) {
        try {
            response.code(asked);
            return CallbackPage.ANSWERED;
        } catch (AgentException refused) {
            return CallbackPage.NOT_ACCEPTED;
        }
    }

    @Override
    public void close() {
        isClosed = true;
        server.stop(0);
    }
}
