package oauthlab.agent.operator.administration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.inject.Vetoed;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import oauthlab.agent.foundation.transcript.AgentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The clients of auth-server: a list, a new one, a new secret, an end for now. RFC 7591 names what a client has. */
@Vetoed
@Command(name = "clients")
public final class Clients implements Runnable {

    private static final int PAGE = 200;

    private final AdminApi api;
    private final PrintWriter out;

    public Clients(AdminApi api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    @Override
    public void run() {
        list(0);
    }

    @Command(name = "list")
    void list(@Parameters(arity = "0..1", defaultValue = "0", paramLabel = "PLACE") int place) {
        out.println(api.table("clients?limit=" + PAGE + "&offset=" + place).stripTrailing());
    }

    @Command(name = "add")
    void add(
            @Parameters(index = "0", paramLabel = "CLIENT") String id,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "member=value") List<String> members) {
        var form = new ArrayList<>(List.of("client_id=" + id));
        for (String member : members == null ? List.<String>of() : members) {
            if (member.indexOf('=') < 1)
                throw AgentException.of("'" + member + "' is not of the form member=value, as in scope=tasks:read");
            form.add(member);
        }
        JsonNode added = api.post("clients", form);
        out.println("Added " + id + ".");
        if (added.hasNonNull("client_secret"))
            out.println(
                    "Its secret, shown this once: " + added.get("client_secret").asText());
    }

    @Command(name = "rotate")
    void rotate(
            @Parameters(index = "0", paramLabel = "CLIENT") String id,
            @Parameters(index = "1", arity = "0..1", paramLabel = "SECONDS") Integer seconds) {
        JsonNode rotated = api.post(
                "clients/" + segment(id) + "/secret",
                seconds == null ? List.of() : List.of("old_valid_for=" + seconds));
        out.println("The new secret of " + id + ", shown this once: "
                + rotated.path("client_secret").asText());
        out.println(
                "The old one works until " + rotated.path("old_secret_until").asText() + ".");
    }

    @Command(name = "disable")
    void disable(@Parameters(paramLabel = "CLIENT") String id) {
        api.post("clients/" + segment(id) + "/disable", List.of());
        out.println(id + " is disabled.");
    }

    @Command(name = "enable")
    void enable(@Parameters(paramLabel = "CLIENT") String id) {
        api.post("clients/" + segment(id) + "/enable", List.of());
        out.println(id + " is enabled.");
    }

    /** A name is one segment of the path: none leads elsewhere. RFC 3986 section 3.3. */
    private static String segment(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals(".."))
            throw AgentException.of("'" + name + "' cannot be the name of a client.");
        return AdminApi.encoded(name);
    }
}
