package oauthlab.console.hops;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import oauthlab.console.kinds.Refused;
import oauthlab.console.parties.Party;

/** Hops as tests need them. */
public final class HopFixture {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private HopFixture() {}

    /** @param form names and values, in turn */
    public static Hop hop(String id, String kind, String server, int status, String... form) {
        var fields = new ArrayList<List<String>>();
        for (int i = 0; i < form.length; i += 2) fields.add(List.of(form[i], form[i + 1]));
        var sent = new Messages.Body(
                fields.isEmpty() ? "none" : "form", fields.isEmpty() ? null : fields, null, null, null, 10, false);
        var received = new Messages.Body("none", null, null, null, null, 0, false);
        var request = new Messages.Request(
                "POST",
                "/x",
                "HTTP/1.1",
                List.of(
                        List.of("Authorization", "Basic client:⟦hidden client secret⟧"),
                        List.of("Host", "localhost:4000")),
                sent);
        var response = new Messages.Response(status, "", List.of(), received);
        Refused refusal = status < 400 ? null : new Refused("insufficient_scope", "", "tasks:write");
        return new Hop(
                id,
                "r1",
                START,
                12,
                "done",
                new Party("curl", "curl", "", "User-Agent"),
                new Party(server, server, ":4000", "port"),
                kind,
                "Token; \"request\"",
                "",
                "RFC 6749",
                "POST",
                "/x",
                status,
                List.of("T1"),
                List.of("T2"),
                refusal,
                false,
                new Messages(request, response));
    }
}
