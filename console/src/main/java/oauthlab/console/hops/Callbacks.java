package oauthlab.console.hops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.console.kinds.Kind;
import oauthlab.console.parties.Party;
import oauthlab.console.reading.Params;
import oauthlab.console.reading.Reading;

/**
 * The hop that no server of the lab sees: the browser brings the code to the client's own address. It is known from the {@code Location} of the
 * redirect, drawn dashed, and certain once the code is redeemed. RFC 6749 section 4.1.2.
 */
final class Callbacks {

    private static final int MAX_WAITING = 500;

    private final Hops hops;
    private final Map<String, String> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_WAITING;
        }
    };

    Callbacks(Hops hops) {
        this.hops = hops;
    }

    /** @param labels of the secrets in the exchange, by their values */
    void follow(Hop hop, Reading exchange, Map<String, String> labels) {
        exchange.responseHeader("Location")
                .filter(location -> location.contains("://"))
                .ifPresent(location -> redirected(hop, location, labels));
        boolean isRedeemed = hop.kind().equals("code-redeemed") && hop.refusal() == null;
        if (isRedeemed) exchange.form().first("code").map(labels::get).ifPresent(code -> confirm(code, hop));
    }

    private void redirected(Hop hop, String location, Map<String, String> labels) {
        Params params = Params.ofUrl(location);
        Optional<String> code = params.first("code").map(labels::get);
        if (hop.run().isEmpty() || code.isEmpty() && params.first("error").isEmpty()) return;
        String address = location.replaceFirst("[?#].*", "");
        code.ifPresent(label -> waiting.put(label, hop.id() + "-callback"));
        hops.put(new Hop(
                hop.id() + "-callback",
                hop.run(),
                hop.at().plusMillis(hop.ms()),
                0,
                "inferred",
                hop.from(),
                new Party("client:" + address, "client", address.replaceFirst("^[a-z]+://", ""), "Location"),
                "callback",
                code.isPresent() ? Kind.of("callback").title() : "Error back to the client",
                "seen in Location",
                Kind.of("callback").reference(),
                "GET",
                address,
                0,
                List.of(),
                List.of(),
                hop.refusal(),
                false,
                hop.messages()));
    }

    private void confirm(String code, Hop redeemed) {
        Optional.ofNullable(waiting.remove(code))
                .flatMap(hops::get)
                .ifPresent(hop -> hops.put(hop.in("done").to(redeemed.from())));
    }
}
