package oauthlab.auth.foundation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import oauthlab.shared.text.Invisible;

/**
 * A fact as it is kept and shown: a row of {@code audit_event}, a line of the audit file.
 *
 * <pre>{"time":"2026-01-01T10:00:00Z","count":1,"type":"token.issued","client_id":"ai-agent-assistant","outcome":"ok",
 *  "reason":"client_credentials","ip":"127.0.0.1","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}</pre>
 *
 * @param count how many facts this stands for: in the database, equal ones of the same moment are one
 * @param traceId of the first of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditRecord(
        @JsonProperty("time") Instant time,
        @JsonProperty("count") int count,
        @JsonProperty("type") String type,
        @JsonProperty("client_id") String client,
        @JsonProperty("user_id") String user,
        @JsonProperty("outcome") String outcome,
        @JsonProperty("reason") String reason,
        @JsonProperty("ip") String ip,
        @JsonProperty("trace_id") String traceId) {

    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_REASON_LENGTH = 500;

    static AuditRecord of(AuditEvent event, Instant now, String ip, String traceId) {
        return new AuditRecord(
                now.truncatedTo(ChronoUnit.MICROS),
                1,
                event.type(),
                clean(event.client(), MAX_NAME_LENGTH),
                clean(event.user(), MAX_NAME_LENGTH),
                event.outcome(),
                clean(event.reason(), MAX_REASON_LENGTH),
                ip,
                traceId);
    }

    /** What is told, without when and in which trace: equal for facts that may be counted as one. */
    List<String> told() {
        return Arrays.asList(type, client, user, outcome, reason, ip);
    }

    /** Whose refusal it is. */
    String network() {
        return ip == null ? "" : RequestOrigin.network(ip);
    }

    boolean isRefusal() {
        return !"ok".equals(outcome);
    }

    /** Stands for further refusals of its kind, whatever they were about. */
    AuditRecord withoutDetails() {
        return new AuditRecord(time, count, type, null, null, outcome, "and others of this kind", ip, traceId);
    }

    /** As {@link #withoutDetails}, from wherever. There are only so many of these. */
    AuditRecord withoutAddress() {
        return new AuditRecord(time, count, type, null, null, outcome, "and others from many addresses", null, traceId);
    }

    AuditRecord times(int occurrences) {
        return new AuditRecord(time, occurrences, type, client, user, outcome, reason, ip, traceId);
    }

    /** What strangers sent fits its column, and one line stays one line: a line break must not fake a second event. */
    static String clean(String value, int longest) {
        if (value == null) return null;
        String cut = value.length() > longest ? value.substring(0, longest - 3) + "..." : value;
        for (int i = 0; i < cut.length(); i++) if (!isPlain(cut.charAt(i))) return Invisible.replaced(cut);
        return cut;
    }

    /** Most texts are, and need no second look. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }
}
