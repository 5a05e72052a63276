package oauthlab.agent.oauth.flow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.protocol.ParameterNames;

/** What came back through the browser. OAuth 2.1 sections 4.1.2 and 4.1.2.1, RFC 9207. */
public record AuthorizationResponse(Map<String, String> parameters) {

    /** Reads the query of a callback. A parameter that comes twice can mean two things, so it means none (section 3.1). */
    public static AuthorizationResponse parse(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : (query == null ? "" : query).split("&")) {
            String[] halves = pair.split("=", 2);
            String value = halves.length == 2 ? decode(halves[1]) : "";
            if (parameters.put(decode(halves[0]), value) != null)
                throw AgentException.of("The callback has the parameter " + decode(halves[0]) + " twice.");
        }
        return new AuthorizationResponse(parameters);
    }

    /** Is this the answer to this request at all, or one to another, or nobody's? */
    boolean answers(AuthorizationRequest request) {
        byte[] state = parameter(ParameterNames.STATE).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(state, request.state().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The code, after all checks, in this order.
     *
     * @throws AgentException when it is no answer to {@code request}, or not from its server, or a refusal
     */
    String code(AuthorizationRequest request) {
        if (!answers(request))
            throw AgentException.of(
                    "The callback is no answer to this sign-in: its state is another.",
                    "It may belong to another tab or an earlier try, or somebody forged it (RFC 9700 section 4.7).");
        requireIssuer(request);
        // Only now: before it was clear who answers, even an error could be a stranger's.
        parameter(ParameterNames.ERROR).ifPresent(error -> {
            throw refused(error);
        });
        return parameter(ParameterNames.CODE)
                .orElseThrow(() -> AgentException.of(
                        "The callback has neither a code nor an error.",
                        "OAuth 2.1 section 4.1.2 requires one of them."));
    }

    /** RFC 9207 section 2.4, character by character: a code must not be sent to another server than the one it is from. */
    private void requireIssuer(AuthorizationRequest request) {
        String expected = request.at().issuer();
        Optional<String> issuer = parameter(ParameterNames.ISS);
        if (issuer.isEmpty() && request.at().authorizationServer().issParameterSupported())
            throw AgentException.of(
                    "The callback does not say who it is from (iss is missing), but " + expected + " always says so.",
                    "So it is not from there (RFC 9207 section 2.4). Nothing was sent to anybody.");
        if (issuer.isPresent() && !issuer.get().equals(expected))
            throw AgentException.of(
                    "The callback is from another authorization server: iss is " + issuer.get(),
                    "The question went to " + expected
                            + ". A mix-up attack looks like this (RFC 9207). Nothing was sent.");
    }

    private AgentException refused(String error) {
        String description = parameter(ParameterNames.ERROR_DESCRIPTION).orElse("");
        if (error.equals("access_denied"))
            return AgentException.of("The approval was refused (access_denied).", description);
        return AgentException.of("The authorization server answered " + error + ".", description);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenPercent) {
            throw AgentException.of("The callback cannot be read: a % in it is not followed by two hex digits.");
        }
    }

    /** Leaves the code out. */
    @Override
    public String toString() {
        return "AuthorizationResponse" + parameters.keySet();
    }
}
