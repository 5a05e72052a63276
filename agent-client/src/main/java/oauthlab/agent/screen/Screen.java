package oauthlab.agent.screen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import oauthlab.agent.flow.Person;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Exchange;
import oauthlab.agent.transcript.Exchange.Message;
import picocli.CommandLine.Help.Ansi;

/** Prints for a person; in colour when it is a terminal, and in UTF-8 wherever it is. */
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
    private final Terminal terminal = new Terminal();
    private final boolean colours = Ansi.AUTO.enabled();

    public void line(String text) {
        out.println(printable(text));
    }

    public void step(int number, String title, List<Exchange> exchanges, List<String> learnt) {
        out.println(coloured(GREEN, "✓") + " " + number + " " + title);
        exchanges.forEach(exchange -> out.println("    " + coloured(DIM, printable(exchange.line()))));
        learnt.forEach(line -> out.println("    " + printable(line)));
        out.println();
    }

    /** To the other stream: what a command gives, for instance JSON, stays alone on its own. */
    @Override
    public void tell(String line) {
        err.println(printable(line));
    }

    @Override
    public boolean isThere() {
        return terminal.isThere();
    }

    @Override
    public Optional<String> ask(String question) {
        err.print(printable(question));
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    /** A piece of a text that comes in pieces. */
    public void say(String piece) {
        err.print(piece.replaceAll("[\\p{Cntrl}&&[^\n]]", " "));
        err.flush();
    }

    /** All lines that were piped in. */
    public List<String> input() {
        return in.lines().filter(line -> !line.isBlank()).toList();
    }

    /** One document for a program to read. */
    public void json(Object value) {
        try {
            out.println(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void warning(String text) {
        out.println(coloured(YELLOW, text));
    }

    public void exchange(Exchange exchange) {
        out.println(coloured(DIM, "> " + printable(exchange.request())));
        message("> ", exchange.sent());
        out.println(coloured(DIM, "< " + exchange.outcome()));
        message("< ", exchange.received());
    }

    private void message(String mark, Message message) {
        message.headers().forEach((name, value) -> out.println(coloured(DIM, mark + printable(name + ": " + value))));
        if (!message.body().isEmpty()) out.println(coloured(DIM, mark + printable(message.body())));
        out.println();
    }

    public void failure(AgentException failure) {
        out.flush();
        err.println(coloured(RED, "✗ ") + printable(failure.getMessage()));
        failure.details().forEach(line -> err.println("    " + printable(line)));
    }

    /** Text of others may hold control characters, with which it could steer a terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private String coloured(String colour, String text) {
        return colours ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
    }
}
