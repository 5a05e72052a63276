package oauthlab.agent.cli;

import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import oauthlab.agent.transcript.AgentException;
import oauthlab.agent.transcript.Exchange;
import oauthlab.agent.transcript.Exchange.Message;
import picocli.CommandLine.Help.Ansi;

/** Prints for a person; in colour when it is a terminal, and in UTF-8 wherever it is. */
@Singleton
class Screen {

    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String DIM = "2";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    private final boolean colours = Ansi.AUTO.enabled();

    void line(String text) {
        out.println(printable(text));
    }

    void step(int number, String title, List<Exchange> exchanges, List<String> learnt) {
        out.println(coloured(GREEN, "✓") + " " + number + " " + title);
        exchanges.forEach(exchange -> out.println("    " + coloured(DIM, printable(exchange.line()))));
        learnt.forEach(line -> out.println("    " + printable(line)));
        out.println();
    }

    void warning(String text) {
        out.println(coloured(YELLOW, text));
    }

    void exchange(Exchange exchange) {
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

    void failure(AgentException failure) {
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
