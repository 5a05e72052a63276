package oauthlab.auth.broker.upstreamtokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** In this process alone. It forgets everything when it ends, and whoever asks another process is told that there is nothing. */
@ApplicationScoped
@Typed(MemoryUpstreamTokenRows.class)
class MemoryUpstreamTokenRows implements UpstreamTokenRows {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Use> uses = new ConcurrentHashMap<>();

    private record Entry(Row row, Instant refreshingUntil, Instant endedAt) {

        boolean isThere() {
            return endedAt == null;
        }

        boolean isOver(Instant now) {
            return !isThere() || !row.expiresAt().isAfter(now);
        }

        Entry with(Row newer) {
            return new Entry(newer, null, endedAt);
        }
    }

    private record Use(String upstreamId, Instant expiresAt) {}

    @Override
    public void add(Row row) {
        entries.put(row.upstreamId(), new Entry(row, null, null));
    }

    @Override
    public Optional<Row> find(String upstreamId) {
        return Optional.ofNullable(entries.get(upstreamId))
                .filter(Entry::isThere)
                .map(Entry::row);
    }

    @Override
    public Optional<Row> findByToken(String tokenId, Instant now) {
        return Optional.ofNullable(uses.get(tokenId))
                .filter(use -> use.expiresAt().isAfter(now))
                .flatMap(use -> find(use.upstreamId()))
                .filter(row -> row.expiresAt().isAfter(now));
    }

    @Override
    public void use(String tokenId, String upstreamId, Instant tokenExpiresAt) {
        uses.putIfAbsent(tokenId, new Use(upstreamId, tokenExpiresAt));
    }

    @Override
    public void keepUntil(String upstreamId, Instant until) {
        entries.computeIfPresent(
                upstreamId,
                (id, entry) -> entry.row().expiresAt().isBefore(until)
                        ? new Entry(withExpiry(entry.row(), until), entry.refreshingUntil(), entry.endedAt())
                        : entry);
    }

    @Override
    public boolean startRefresh(String upstreamId, int version, Instant now, Instant until) {
        Entry before = entries.get(upstreamId);
        if (before == null || !before.isThere() || before.row().version() != version) return false;
        boolean isTaken =
                before.refreshingUntil() != null && before.refreshingUntil().isAfter(now);
        return !isTaken && entries.replace(upstreamId, before, new Entry(before.row(), until, null));
    }

    @Override
    public void giveUpRefresh(String upstreamId, int version) {
        entries.computeIfPresent(
                upstreamId,
                (id, entry) ->
                        entry.row().version() == version ? new Entry(entry.row(), null, entry.endedAt()) : entry);
    }

    @Override
    public boolean replace(Row newer) {
        Entry before = entries.get(newer.upstreamId());
        return before != null
                && before.row().version() == newer.version() - 1
                && entries.replace(
                        newer.upstreamId(),
                        before,
                        before.with(withExpiry(newer, before.row().expiresAt())));
    }

    @Override
    public boolean rewrap(Row row, String anew) {
        Entry before = entries.get(row.upstreamId());
        return before != null
                && before.row().content().equals(row.content())
                && entries.replace(
                        row.upstreamId(),
                        before,
                        new Entry(withContent(before.row(), anew), before.refreshingUntil(), before.endedAt()));
    }

    @Override
    public void end(String upstreamId, Instant now) {
        entries.computeIfPresent(
                upstreamId,
                (id, entry) -> entry.isThere() ? new Entry(entry.row(), entry.refreshingUntil(), now) : entry);
    }

    @Override
    public List<Row> over(Instant now, Set<String> without, int most) {
        return entries.values().stream()
                .filter(entry -> entry.isOver(now))
                .map(Entry::row)
                .filter(row -> !without.contains(row.owner().provider()))
                .sorted(Comparator.comparing(Row::expiresAt))
                .limit(most)
                .toList();
    }

    @Override
    public List<Row> page(String after, int most) {
        return entries.values().stream()
                .filter(Entry::isThere)
                .map(Entry::row)
                .filter(row -> row.upstreamId().compareTo(after) > 0)
                .sorted(Comparator.comparing(Row::upstreamId))
                .limit(most)
                .toList();
    }

    @Override
    public void delete(String upstreamId) {
        entries.remove(upstreamId);
    }

    @Override
    public int deleteExpiredUses(Instant now, int most) {
        int before = uses.size();
        uses.values().removeIf(use -> !use.expiresAt().isAfter(now));
        return Math.min(most, before - uses.size());
    }

    private static Row withExpiry(Row row, Instant until) {
        return new Row(row.upstreamId(), row.owner(), row.content(), row.version(), until);
    }

    private static Row withContent(Row row, String content) {
        return new Row(row.upstreamId(), row.owner(), content, row.version(), row.expiresAt());
    }
}
