package oauthlab.console.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import oauthlab.console.parties.Programs;
import oauthlab.console.routes.Route;
import oauthlab.console.tokens.Token.Accepted;

/** Which servers behind the glass would take a token: the one that its audience names. RFC 9068 section 4. */
final class Audiences {

    private Audiences() {}

    static List<Accepted> accepted(JsonNode claims, List<Route> routes) {
        List<String> audience = audience(claims.path("aud"));
        if (audience.isEmpty()) return List.of();
        var accepted = new ArrayList<Accepted>();
        for (Route route : routes) {
            boolean isNamed = audience.stream().anyMatch(name -> names(name, route.port()));
            String why = isNamed ? "aud names it" : "aud names another server: " + String.join(", ", audience);
            accepted.add(new Accepted(Programs.server(route).actor(), isNamed, why));
        }
        return List.copyOf(accepted);
    }

    private static List<String> audience(JsonNode aud) {
        var names = new ArrayList<String>();
        if (aud.isTextual()) names.add(aud.textValue());
        aud.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static boolean names(String audience, int port) {
        return audience.matches("https?://[^/?#]*:" + port + "([/?#].*)?");
    }
}
