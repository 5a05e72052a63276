package oauthlab.resource.revocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import oauthlab.resource.discovery.AuthorizationServer;
import oauthlab.resource.discovery.OwnClient;
import oauthlab.resource.discovery.ServerCalls;
import oauthlab.shared.wire.RevocationList;

/** Reads the whole list, page by page. */
@Singleton
final class ListPages {

    /** A hundred pages: enough for a bad day, and no more memory than a bad server may cost us. */
    private static final int MOST = 100_000;

    private final AuthorizationServer server;
    private final ServerCalls calls;
    private final OwnClient self;
    private final Clock clock;
    private final ObjectReader json;

    ListPages(AuthorizationServer server, ServerCalls calls, OwnClient self, Clock clock, ObjectMapper json) {
        this.server = server;
        this.calls = calls;
        this.self = self;
        this.clock = clock;
        this.json = json.readerFor(RevocationList.class);
    }

    /**
     * All of it, so that what was taken off the list is forgotten here too.
     *
     * @throws IOException when the server does not say all of it, in time
     * @throws oauthlab.resource.ground.Refusal when it does not even say where
     */
    Set<String> read() throws IOException {
        String endpoint = server.revokedTokensEndpoint()
                .orElseThrow(() -> new IOException("its metadata has no revoked_tokens_endpoint"));
        Instant end = clock.instant().plus(ServerCalls.PATIENCE);
        var all = new HashSet<String>();
        RevocationList page = page(endpoint, "");
        all.addAll(ids(page));
        while (page.next() != null) {
            if (all.size() > MOST) throw new IOException("it has more than " + MOST + " entries");
            if (clock.instant().isAfter(end)) throw new IOException("it takes too long");
            page = page(endpoint, page.next());
            if (!all.addAll(ids(page)) && page.next() != null) throw new IOException("a page brings nothing new");
        }
        return all;
    }

    private static List<String> ids(RevocationList page) {
        return page.revoked().stream().map(RevocationList.Entry::id).collect(Collectors.toList());
    }

    private RevocationList page(String endpoint, String after) throws IOException {
        RevocationList page = json.readValue(calls.send(self.ask(endpoint, Map.of("after", after))));
        if (page == null || page.revoked() == null) throw new IOException("its answer has no member revoked");
        if (ids(page).contains(null)) throw new IOException("an entry of its answer has no id");
        return page;
    }
}
