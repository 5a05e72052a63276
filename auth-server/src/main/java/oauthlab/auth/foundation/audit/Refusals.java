package oauthlab.auth.foundation.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Refusals that wait to be written. Anybody can cause them, so they have a place of their own, of fixed size: they take no room
 * from what happened, and nobody waits because of them.
 *
 * <p>Equal ones are counted. Of those that one network makes up in ever new forms, some of each hour keep their details; the
 * rest is counted by kind, and written less often.
 */
final class Refusals {

    private static final int MAX_WAITING = 2_000;
    private static final int MAX_KINDS = 1_000;
    private static final int DETAILED_OF_ONE = 1_000;
    private static final Duration DETAILED_IN = Duration.ofHours(1);
    private static final Duration OTHERS_AFTER = Duration.ofSeconds(10);

    private final Map<List<String>, AuditRecord> detailed = new LinkedHashMap<>();
    private final Map<List<String>, AuditRecord> others = new LinkedHashMap<>();
    /** How many of a network keep their details. When there are too many networks, those of a type do, from any other. */
    private final Map<String, Integer> kept = new HashMap<>();

    private Instant begun = Instant.EPOCH;
    private Instant othersTaken = Instant.EPOCH;

    synchronized void add(AuditRecord refusal) {
        if (refusal.time().isAfter(begun.plus(DETAILED_IN))) {
            begun = refusal.time();
            kept.clear();
        }
        if (detailed.containsKey(refusal.told()) || hasRoom(refusal)) count(detailed, refusal);
        else if (isRoomFor(others, refusal.withoutDetails().told())) count(others, refusal.withoutDetails());
        else count(others, refusal.withoutAddress());
    }

    /** @param all whether those without details are written now, too */
    synchronized List<AuditRecord> take(Instant now, boolean all) {
        var taken = new ArrayList<>(detailed.values());
        detailed.clear();
        if (all || now.isAfter(othersTaken.plus(OTHERS_AFTER))) {
            taken.addAll(others.values());
            others.clear();
            othersTaken = now;
        }
        return taken;
    }

    private boolean hasRoom(AuditRecord refusal) {
        return detailed.size() < MAX_WAITING && kept.merge(whose(refusal), 1, Integer::sum) <= DETAILED_OF_ONE;
    }

    private String whose(AuditRecord refusal) {
        String network = "network " + refusal.network();
        return isRoomFor(kept, network) ? network : refusal.type();
    }

    private static <K> boolean isRoomFor(Map<K, ?> kinds, K kind) {
        return kinds.size() < MAX_KINDS || kinds.containsKey(kind);
    }

    private static void count(Map<List<String>, AuditRecord> counted, AuditRecord refusal) {
        counted.merge(refusal.told(), refusal, (first, next) -> first.times(first.count() + 1));
    }
}
