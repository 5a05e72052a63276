package oauthlab.agent.operator.administration;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.inject.Vetoed;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The signing keys of auth-server, and a new one. */
@Vetoed
@Command(name = "keys")
public final class Keys implements Runnable {

    /** Why a key is replaced. */
    enum Reason {
        planned,
        early,
        compromised
    }

    private final AdminApi api;
    private final PrintWriter out;

    public Keys(AdminApi api, PrintWriter out) {
        this.api = api;
        this.out = out;
    }

    @Override
    public void run() {
        list();
    }

    @Command(name = "list")
    void list() {
        print(api.read("keys"));
    }

    @Command(name = "rotate")
    void rotate(@Parameters(arity = "0..1", defaultValue = "planned", paramLabel = "REASON") Reason reason) {
        print(api.post("keys/rotate", List.of("reason=" + reason)));
    }

    private void print(JsonNode answer) {
        for (JsonNode key : answer.path("keys"))
            out.println(String.join(
                    " ", text(key, "state"), text(key, "alg"), text(key, "kid"), "since", text(key, "since")));
    }

    private static String text(JsonNode key, String member) {
        return key.path(member).asText();
    }
}
