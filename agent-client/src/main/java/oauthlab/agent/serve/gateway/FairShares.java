package oauthlab.agent.serve.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Places that callers share. One host gets at most half of them, and one network at most three quarters, so that there is always a
 * place for a caller from elsewhere.
 */
public final class FairShares {

    private final int perHost;
    private final int perNetwork;
    private final Map<String, Integer> taken = new HashMap<>();

    /** @param places how many there are for all callers */
    public FairShares(int places) {
        this.perHost = Math.max(1, places / 2);
        this.perNetwork = Math.max(1, places * 3 / 4);
    }

    public int perHost() {
        return perHost;
    }

    /**
     * Takes a place.
     *
     * @return what gives it back, once; empty when the caller has its share already
     */
    public synchronized Optional<Runnable> take(Caller caller) {
        String host = "host " + caller.host();
        String network = "network " + caller.network();
        if (count(host) >= perHost || count(network) >= perNetwork) return Optional.empty();
        List<String> names = List.of(host, network);
        names.forEach(name -> taken.merge(name, 1, Integer::sum));
        var isTaken = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (isTaken.getAndSet(false)) giveBack(names);
        });
    }

    private int count(String name) {
        return taken.getOrDefault(name, 0);
    }

    private synchronized void giveBack(List<String> names) {
        names.forEach(name -> taken.computeIfPresent(name, (who, count) -> count == 1 ? null : count - 1));
    }
}
