package oauthlab.console.hops;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import oauthlab.console.hops.News.Gone;
import oauthlab.console.hops.News.Merge;
import oauthlab.console.tokens.Token;
import oauthlab.console.tokens.Tokens;

/** The hops of this start, in memory only: a ring of at most 5,000, and 50 MB. Tells the page about each change. */
@Singleton
public class Hops {

    private static final int MAX_HOPS = 5000;
    private static final long MAX_BYTES = 50_000_000;
    /** What comes by itself every few seconds must not push out what somebody did. */
    private static final int MAX_BACKGROUND = 200;

    private final Tokens tokens;
    private final Map<String, Hop> hops = new LinkedHashMap<>();
    private final Map<String, Set<String>> runs = new LinkedHashMap<>();
    private final Set<String> background = new LinkedHashSet<>();
    private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
    private long bytes;

    Hops(Tokens tokens) {
        this.tokens = tokens;
    }

    public synchronized Optional<Hop> get(String id) {
        return Optional.ofNullable(hops.get(id));
    }

    /** All that are kept, in the order in which they began. */
    public synchronized List<Hop> all() {
        return List.copyOf(hops.values());
    }

    /** The hops of a run, in time. */
    public synchronized List<Hop> ofRun(String run) {
        return runs.getOrDefault(run, Set.of()).stream().map(hops::get).toList();
    }

    /** A run as it is now. */
    public synchronized Optional<Run> run(String id) {
        List<Hop> all = ofRun(id);
        return all.isEmpty() ? Optional.empty() : Optional.of(Run.of(id, all));
    }

    /** Tells a new listener all there is, then calls {@code isTold}, and from then on tells what changes. */
    public synchronized void follow(Consumer<News> listener, Runnable isTold) {
        tokens.all().forEach(token -> listener.accept(new News("token", token)));
        hops.values().forEach(hop -> listener.accept(new News("hop", hop)));
        runs.keySet().forEach(run -> run(run).ifPresent(known -> listener.accept(new News("run", known))));
        isTold.run();
        listeners.add(listener);
    }

    public void leave(Consumer<News> listener) {
        listeners.remove(listener);
    }

    public synchronized void clear() {
        hops.clear();
        runs.clear();
        background.clear();
        bytes = 0;
        tokens.clear();
        tell(new News("clear", Map.of()));
    }

    synchronized void put(Hop hop) {
        Hop before = hops.put(hop.id(), hop);
        bytes += hop.messages().size() - (before == null ? 0 : before.messages().size());
        if (!hop.run().isEmpty())
            runs.computeIfAbsent(hop.run(), unknown -> new LinkedHashSet<>()).add(hop.id());
        tell(new News("hop", hop));
        run(hop.run()).ifPresent(run -> tell(new News("run", run)));
        makeRoom();
    }

    synchronized void merge(String from, String into) {
        Set<String> moved = runs.remove(from);
        if (moved == null) return;
        tell(new News("merge", new Merge(from, into)));
        moved.forEach(id -> hops.computeIfPresent(id, (same, hop) -> hop.inRun(into)));
        var all = new ArrayList<>(moved);
        all.addAll(runs.getOrDefault(into, Set.of()));
        all.sort(Comparator.comparing(id -> hops.get(id).at()));
        runs.put(into, new LinkedHashSet<>(all));
    }

    void changed(List<Token> changed) {
        changed.forEach(token -> tell(new News("token", token)));
    }

    private void makeRoom() {
        var gone = new ArrayList<String>();
        var goneRuns = new ArrayList<String>();
        while (hops.size() > MAX_HOPS || bytes > MAX_BYTES || background.size() > MAX_BACKGROUND) {
            boolean isBackground = background.size() > MAX_BACKGROUND;
            Hop oldest = hops.remove(
                    (isBackground ? background : hops.keySet()).iterator().next());
            background.remove(oldest.id());
            bytes -= oldest.messages().size();
            gone.add(oldest.id());
            Set<String> rest = runs.getOrDefault(oldest.run(), new LinkedHashSet<>());
            rest.remove(oldest.id());
            if (rest.isEmpty() && runs.remove(oldest.run()) != null) goneRuns.add(oldest.run());
        }
        if (!gone.isEmpty()) tell(new News("gone", new Gone(gone, goneRuns)));
    }

    private void tell(News news) {
        listeners.forEach(listener -> listener.accept(news));
    }
}
