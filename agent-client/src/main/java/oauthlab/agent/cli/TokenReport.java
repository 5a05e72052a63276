package oauthlab.agent.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.session.DecodedToken;
import oauthlab.shared.proof.NumericDates;

/** A token explained, line by line. The signature and the token as a whole are not in it. */
record TokenReport(DecodedToken token, Instant now) {

    private static final Set<String> MOMENTS = Set.of("exp", "nbf", "iat", "auth_time");

    void print(Screen screen) {
        screen.warning("DECODED, NOT VERIFIED: anybody can write a token that reads like this one.");
        screen.line("An API believes it only after it has checked signature, iss, aud and exp (RFC 9068 4).");
        screen.line("");
        screen.line("Header");
        members(screen, token.header());
        screen.line("Claims");
        members(screen, token.claims());
        screen.line(expiry());
        screen.line(acceptedBy());
    }

    private static void members(Screen screen, JsonNode object) {
        object.fields().forEachRemaining(member -> {
            screen.line(String.format(
                    Locale.ROOT, "  %-10s %s", member.getKey(), value(member.getKey(), member.getValue())));
            String meaning =
                    ClaimMeaning.of(member.getKey()).map(ClaimMeaning::toString).orElse("not one of the usual ones");
            screen.line(String.format(Locale.ROOT, "  %-10s   %s", "", meaning));
        });
        screen.line("");
    }

    private static String value(String name, JsonNode value) {
        if (MOMENTS.contains(name) && value.isNumber()) {
            return value.asText() + ", " + NumericDates.toInstant(value.asLong());
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    String expiry() {
        return token.timeLeft(now)
                .map(left -> left.isNegative() || left.isZero()
                        ? "EXPIRED " + words(left.negated()) + " ago: every API has to refuse it."
                        : "Not expired: it ends in " + words(left) + ".")
                .orElse("It does not say when it ends (no exp). RFC 9068 section 2.2 requires that; do not accept it.");
    }

    String acceptedBy() {
        List<String> audience = token.audience();
        return audience.isEmpty()
                ? "It does not say for whom it is (no aud): no API should accept it."
                : "It may be accepted by " + String.join(" and ", audience) + ", and by nobody else.";
    }

    private static String words(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes < 2) return duration.toSeconds() + " seconds";
        return minutes < 120 ? minutes + " minutes" : duration.toHours() + " hours";
    }
}
