package oauthlab.guarded.revocation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import oauthlab.guarded.credential.Revocable;
import oauthlab.guarded.names.ExpiringNames;
import oauthlab.shared.wire.RevocationList.Entry;

/** The names on the list, each until its last token has expired. */
final class RevokedNames {

    /** More than a server can have reason to revoke; beyond it the list is wrong, and there is no room. */
    private static final int MAX_ENTRIES = 2_000_000;

    private final ExpiringNames names = new ExpiringNames();

    /** Of the few names that hold for older tokens only: until when those were issued. */
    private final Map<Long, Long> untils = new HashMap<>();

    /** @throws IOException when there are too many; what is known stays known */
    synchronized void add(Entry entry, long now) throws IOException {
        if (names.taken() >= MAX_ENTRIES) dropExpired(now);
        if (names.taken() >= MAX_ENTRIES) throw new IOException("it has more than " + MAX_ENTRIES + " entries");
        long name = ExpiringNames.of(entry.id());
        names.put(name, entry.exp(), now);
        if (entry.until() == null) untils.remove(name);
        else untils.put(name, entry.until());
    }

    synchronized void remove(String id) {
        names.remove(ExpiringNames.of(id));
        untils.remove(ExpiringNames.of(id));
    }

    synchronized boolean covers(Revocable token) {
        return token.names().stream().anyMatch(name -> names.contains(name) && isOldEnough(token, untils.get(name)));
    }

    /** Whatever has expired by now is forgotten: nobody can use it any more. */
    synchronized void dropExpired(long now) {
        names.dropEnded(now);
        untils.keySet().removeIf(name -> !names.contains(name));
    }

    private static boolean isOldEnough(Revocable token, Long until) {
        return until == null || token.issuedAt().getEpochSecond() <= until;
    }
}
