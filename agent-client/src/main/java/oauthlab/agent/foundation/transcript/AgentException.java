package oauthlab.agent.foundation.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.shared.protocol.ErrorResponse;

/**
 * Why a command cannot go on, in lines for a person: what failed, with what, and what to look at. Kinds that a program has to
 * tell apart are classes of their own.
 */
public class AgentException extends RuntimeException {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<String> details;

    private AgentException(String headline, List<String> details, Throwable cause) {
        super(headline, cause);
        this.details = List.copyOf(details);
    }

    /** {@code service} answered, but not what was hoped for. */
    protected AgentException(Exchange exchange, String service) {
        this(exchange.line(), details(exchange, service), null);
    }

    protected AgentException(String headline, String... details) {
        this(headline, List.of(details), null);
    }

    /** Nothing was sent yet: this has to be put right first. */
    public static AgentException of(String headline, String... details) {
        return new AgentException(headline, List.of(details), null);
    }

    /** {@code service} answered, but not what was hoped for. */
    public static AgentException refused(Exchange exchange, String service) {
        return new AgentException(exchange, service);
    }

    private static List<String> details(Exchange exchange, String service) {
        var details = new ArrayList<String>();
        details.add(reasonIn(exchange.received().body()));
        String challenge = exchange.received().headers().get("WWW-Authenticate");
        if (challenge != null) details.add("WWW-Authenticate: " + challenge);
        details.add(lookAt(service));
        return details;
    }

    /** {@code service} did not answer. */
    public static AgentException noAnswer(String request, String service, Throwable cause) {
        return new AgentException(
                request + ": no answer",
                List.of("Is " + service + " up? ./lab status shows it, ./lab up starts it.", lookAt(service)),
                cause);
    }

    /** All of it in one line. */
    public String text() {
        return Stream.concat(Stream.of(getMessage()), details.stream()).collect(Collectors.joining(" "));
    }

    public List<String> details() {
        return details;
    }

    private static String lookAt(String service) {
        return "Look at: ./lab logs " + service;
    }

    private static String reasonIn(String body) {
        try {
            var error = JSON.readValue(body, ErrorResponse.class);
            if (error.error() != null) {
                return error.description() == null ? error.error() : error.error() + ": " + error.description();
            }
        } catch (JsonProcessingException noErrorOfOurs) {
            // The body as it is then has to do.
        }
        return body.isBlank() ? "The answer has no body." : body;
    }
}
