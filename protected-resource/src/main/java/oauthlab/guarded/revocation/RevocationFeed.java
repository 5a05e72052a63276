package oauthlab.guarded.revocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.guarded.server.OwnClient;
import oauthlab.guarded.server.ServerCalls;
import oauthlab.shared.wire.RevocationList;

/** Asks the authorization server for one page of the list: of all of it, or of what has changed since a mark. */
public final class RevocationFeed {

    /** Entries in a page. Each has at most 90 bytes, so a page is smaller than what is read of one answer. */
    static final int MAX_PAGE = 10_000;

    static final int SMALLEST_PAGE = 500;

    private static final int MAX_BYTES = 1024 * 1024;

    private final AuthorizationServer server;
    private final ServerCalls calls;
    private final OwnClient self;
    private final ObjectReader json;

    public RevocationFeed(AuthorizationServer server, ServerCalls calls, OwnClient self, ObjectMapper json) {
        this.server = server;
        this.calls = calls;
        this.self = self;
        this.json = json.readerFor(RevocationList.class);
    }

    /**
     * @param since the mark of the last reading; empty for the whole list
     * @param after where the page before said that this one begins; empty for the first
     * @param size how many entries it may have
     * @throws IOException when there is no page, or it says nothing that can be understood
     */
    RevocationList page(String since, String after, int size) throws IOException {
        var form = new HashMap<String, String>();
        form.put("limit", Integer.toString(size));
        form.put(after.isEmpty() ? "since" : "after", after.isEmpty() ? since : after);
        RevocationList page = json.readValue(calls.send(self.ask(endpoint(), form), MAX_BYTES));
        if (page == null || page.revoked() == null) throw new IOException("its answer has no member revoked");
        requireIds(page.revoked());
        return page;
    }

    /** How long one page may take. */
    Duration patience() {
        return calls.patience();
    }

    private String endpoint() throws IOException {
        try {
            return server.revokedTokensEndpoint()
                    .orElseThrow(() -> new IOException("its metadata has no revoked_tokens_endpoint;"
                            + " for a server without such a list set oauthlab.revoked.read-every=PT0S"));
        } catch (Unavailable unknown) {
            throw new IOException(unknown.getMessage(), unknown);
        }
    }

    private static void requireIds(List<RevocationList.Entry> entries) throws IOException {
        for (var entry : entries) {
            if (entry == null || entry.id() == null || entry.id().isEmpty())
                throw new IOException("an entry has no id");
        }
    }
}
