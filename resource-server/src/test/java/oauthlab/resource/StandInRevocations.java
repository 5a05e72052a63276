package oauthlab.resource;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The list of what the stand-in authorization server revoked, in pages, for the one client that may read it. */
public final class StandInRevocations {

    private static final int PAGE = 1000;
    private static final String READER = "Basic "
            + Base64.getEncoder().encodeToString("task-api:task-api-secret-24680".getBytes(StandardCharsets.UTF_8));

    private final ConcurrentSkipListSet<String> entries = new ConcurrentSkipListSet<>();
    private final AtomicInteger pages = new AtomicInteger();

    public void add(String entry) {
        entries.add(entry);
    }

    public void remove(Collection<String> some) {
        entries.removeAll(some);
    }

    /** How many pages were read. */
    public int pages() {
        return pages.get();
    }

    String page(HttpExchange exchange) {
        pages.incrementAndGet();
        if (!READER.equals(exchange.getRequestHeaders().getFirst("Authorization")))
            return "{\"error\":\"invalid_client\"}";
        List<String> page =
                entries.tailSet(after(exchange), false).stream().limit(PAGE).toList();
        String next = page.size() < PAGE ? "" : ",\"next\":\"" + page.get(PAGE - 1) + "\"";
        return page.stream()
                        .map(id -> "{\"id\":\"" + id + "\",\"exp\":4000000000}")
                        .collect(Collectors.joining(
                                ",", "{\"full\":true,\"mark\":\"m\",\"restored\":[],\"revoked\":[", "]"))
                + next + "}";
    }

    private static String after(HttpExchange exchange) {
        try {
            return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("after=", "");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
