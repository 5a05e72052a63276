package oauthlab.agent.oauth.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Exchange;
import oauthlab.agent.foundation.transcript.Exchange.Message;
import oauthlab.agent.oauth.flow.Person;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints for a person; in colour when it is a terminal, and in UTF-8 wherever it is. Everything that is printed goes through
 * {@link Printable}, because any of it may come from a server.
 */
@Singleton
public class Screen implements Person {

    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String DIM = "2";

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private volatile PrintStream lines = out;
    private final Terminal terminal = new Terminal();
    private final boolean colours = Ansi.AUTO.enabled();
    private final Wrapping wrapping = new Wrapping(colours);

    /** From now on only JSON goes to the output: what is for a person goes where questions go. */
    public void onlyJson() {
        lines = err;
    }

    /** Does a person see the output, and not a program? */
    public boolean isSeen() {
        return colours;
    }

    public void line(String text) {
        lines.println(Printable.line(text));
    }

    public void step(int number, String title, List<Exchange> exchanges, List<String> learnt) {
        lines.println(coloured(GREEN, "✓") + " " + Printable.message(number + " " + title));
        exchanges.forEach(exchange -> lines.println("    " + coloured(DIM, exchange.line())));
        learnt.forEach(line -> lines.println(detail(line)));
        lines.println();
    }

    /** To the other stream: what a command gives, for instance JSON, stays alone on its own. */
    @Override
    public void tell(String line) {
        err.println(wrapping.wrapped(Printable.line(line), 0));
    }

    @Override
    public boolean isThere() {
        return terminal.isThere();
    }

    @Override
    public Optional<String> ask(String question) {
        err.print(Printable.line(question));
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    /** A piece of a text that comes in pieces. */
    public void say(String piece) {
        err.print(Printable.lines(piece));
        err.flush();
    }

    /** All lines that were piped in. */
    public List<String> input() {
        return in.lines().filter(line -> !line.isBlank()).toList();
    }

    /** One document for a program to read. */
    public void json(Object value) {
        try {
            out.println(Printable.json(JSON.writeValueAsString(value)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void warning(String text) {
        lines.println(coloured(YELLOW, text));
    }

    public void exchange(Exchange exchange) {
        lines.println(coloured(DIM, "> " + exchange.request()));
        message("> ", exchange.sent());
        lines.println(coloured(DIM, "< " + exchange.outcome()));
        message("< ", exchange.received());
    }

    private void message(String mark, Message message) {
        message.headers().forEach((name, value) -> lines.println(coloured(DIM, mark + name + ": " + value)));
        if (!message.body().isEmpty()) lines.println(coloured(DIM, mark + message.body()));
        lines.println();
    }

    public void failure(AgentException failure) {
        out.flush();
        err.println(coloured(RED, "✗ ")
                + wrapping.wrapped(Printable.message(failure.getMessage()), 2).strip());
        failure.details().forEach(line -> err.println(detail(line)));
    }

    /** A fault of this program, for who will look for it. What it says may come from others, too. */
    public void defect(Throwable fault) {
        out.flush();
        var trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        err.println(Printable.lines(trace.toString()));
    }

    private String detail(String line) {
        return wrapping.wrapped(Printable.message(line), 4);
    }

    private String coloured(String colour, String text) {
        String shown = Printable.message(text);
        return colours ? "\u001B[" + colour + "m" + shown + "\u001B[0m" : shown;
    }
}
