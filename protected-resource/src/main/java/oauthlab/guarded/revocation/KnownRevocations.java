package oauthlab.guarded.revocation;

import java.io.IOException;
import java.time.Clock;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.Lookups;
import oauthlab.guarded.credential.Revocable;
import oauthlab.guarded.credential.RevocationCheck;
import oauthlab.guarded.credential.Unavailable;
import oauthlab.guarded.server.Refreshing;
import oauthlab.shared.wire.RevocationList;

/**
 * Refuses what is on the list of revoked tokens. RFC 7009 section 3.
 *
 * <p>What was read once stays known: a page that does not come, or a list that is too long, takes nothing away. When the list could
 * not be read to its end for too long, nobody is let in.
 */
public final class KnownRevocations implements RevocationCheck {

    /** Ten million entries, in the smallest pages: an authorization server that goes on after that goes on for ever. */
    private static final int MAX_PAGES = 20_000;

    private final RevocationFeed feed;
    private final RevocationSettings settings;
    private final Lookups lookups;
    private final Clock clock;
    private final Refreshing list;

    private volatile RevokedNames known = new RevokedNames();

    // Of the reading that is under way, or broke off: only the thread that reads looks at them.
    private String since = "";
    private String next = "";
    private String brokeOffAt = "";
    private int pages;
    private int pageSize = RevocationFeed.MAX_PAGE;
    private RevokedNames whole = new RevokedNames();

    public KnownRevocations(RevocationFeed feed, RevocationSettings settings, Lookups lookups, Clock clock) {
        this.feed = feed;
        this.settings = settings;
        this.lookups = lookups;
        this.clock = clock;
        this.list =
                new Refreshing("The list of revoked tokens", clock, settings.readEvery(), feed.patience(), this::read);
    }

    @Override
    public void requireNotRevoked(Revocable token) {
        if (!isAskedAbout(token)) return;
        list.await();
        if (known.covers(token))
            throw new InvalidToken("The token was revoked: alone, with the user's approval, or with all tokens of its"
                    + " client. Get a new one.");
        if (list.isOlderThan(settings.refuseWhenOlderThan()))
            throw new Unavailable("The list of revoked tokens could not be read for a while, so this token is neither"
                    + " taken nor refused. Try again in a moment.");
    }

    @Override
    public boolean isFresh(Revocable token) {
        return !isAskedAbout(token) || list.isFresh();
    }

    private boolean isAskedAbout(Revocable token) {
        return !settings.readEvery().isZero() && !token.names().isEmpty();
    }

    /** From where the last reading broke off; else what has changed since the last one that came to its end. */
    private void read() throws IOException {
        lookups.lookedUp("revocations", false);
        boolean goesOn = !next.isEmpty();
        if (!goesOn) begin();
        RevocationList page;
        do {
            page = nextPage();
        } while (!next.isEmpty());
        end(page);
        // It does not know what was revoked meanwhile.
        if (goesOn) read();
    }

    private void begin() {
        pages = 0;
        whole = new RevokedNames();
    }

    /**
     * When it fails at the same place for the second time, the next reading begins at the beginning. A page that did not come in time may
     * come when it is smaller.
     */
    private RevocationList nextPage() throws IOException {
        String place = next;
        try {
            RevocationList page = feed.page(since, place, pageSize);
            merge(page);
            next = page.next() == null ? "" : page.next();
            if (++pages > MAX_PAGES || !next.isEmpty() && next.equals(place)) throw new IOException("it has no end");
            return page;
        } catch (IOException | RuntimeException failure) {
            pageSize = Math.max(RevocationFeed.SMALLEST_PAGE, pageSize / 4);
            next = place.equals(brokeOffAt) ? "" : place;
            brokeOffAt = place;
            throw failure;
        }
    }

    /** What is on a page is revoked, even if the next page never comes. */
    private void merge(RevocationList page) throws IOException {
        long now = clock.instant().getEpochSecond();
        for (var entry : page.revoked()) {
            known.add(entry, now);
            if (page.full()) whole.add(entry, now);
        }
        if (!page.full() && page.restored() != null) page.restored().forEach(known::remove);
    }

    /** What the whole list does not name any more was taken off it. */
    private void end(RevocationList last) {
        if (last.full()) known = whole;
        begin();
        known.dropExpired(clock.instant().getEpochSecond());
        pageSize = RevocationFeed.MAX_PAGE;
        since = last.mark() == null ? "" : last.mark();
    }
}
