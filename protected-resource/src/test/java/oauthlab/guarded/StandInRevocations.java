package oauthlab.guarded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.RevocationList.Entry;

/** The list of what the stand-in authorization server revoked, all of it or since a mark, for the clients that may read it. */
public final class StandInRevocations {

    public static final long FAR_FUTURE = 4_000_000_000L;

    private static final List<String> READERS =
            List.of(basic("task-api:task-api-secret-24680"), basic("mcp-task-manager:mcp-secret-12345"));

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private final AtomicInteger pages = new AtomicInteger();
    private String generation = "first";
    private volatile int mostInPage = 10_000;
    private volatile UnaryOperator<RevocationList> mood = UnaryOperator.identity();

    public void add(String entry) {
        add(new Entry(entry, FAR_FUTURE, null));
    }

    public synchronized void add(Entry entry) {
        entries.put(entry.id(), entry);
        changes.add(entry.id());
    }

    public synchronized void remove(Collection<String> some) {
        some.forEach(id -> {
            if (entries.remove(id) != null) changes.add(id);
        });
    }

    /** From now on it knows none of the marks that it gave out. */
    public synchronized void forgetMarks() {
        generation += "'";
        changes.clear();
    }

    public void mostInPage(int most) {
        mostInPage = most;
    }

    /** From now on each page is changed like this, or held back. */
    public void spoils(UnaryOperator<RevocationList> pages) {
        mood = pages;
    }

    /** How many pages were read. */
    public int pages() {
        return pages.get();
    }

    public String page(HttpExchange exchange) {
        pages.incrementAndGet();
        if (!READERS.contains(exchange.getRequestHeaders().getFirst("Authorization")))
            return "{\"error\":\"invalid_client\"}";
        try {
            return new ObjectMapper().writeValueAsString(mood.apply(page(form(exchange))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Marks and cursors: {@code GENERATION:CHANGES} and {@code GENERATION:FIRST CHANGE:PLACE}; -1 is the whole list. */
    private synchronized RevocationList page(Map<String, String> form) {
        String[] cursor = form.getOrDefault("after", "").split(":");
        String[] since = form.getOrDefault("since", "").split(":");
        int place = cursor.length == 3 ? Integer.parseInt(cursor[2]) : 0;
        int first = -1;
        if (cursor.length == 3) first = Integer.parseInt(cursor[1]);
        else if (since.length == 2 && since[0].equals(generation)) first = Integer.parseInt(since[1]);
        return page(first, place, Math.min(mostInPage, Integer.parseInt(form.getOrDefault("limit", "1000"))));
    }

    private RevocationList page(int first, int place, int limit) {
        List<String> ids = first < 0 ? List.copyOf(entries.keySet()) : changes.subList(first, changes.size());
        List<String> some = ids.subList(Math.min(place, ids.size()), Math.min(place + limit, ids.size()));
        List<Entry> listed =
                some.stream().filter(entries::containsKey).map(entries::get).toList();
        List<String> restored =
                some.stream().filter(id -> !entries.containsKey(id)).toList();
        boolean isLast = place + limit >= ids.size();
        String next = isLast ? null : generation + ":" + first + ":" + (place + limit);
        return new RevocationList(first < 0, generation + ":" + changes.size(), listed, restored, next);
    }

    private static Map<String, String> form(HttpExchange exchange) {
        var form = new HashMap<String, String>();
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            for (String member : body.split("&")) {
                String[] parts = member.split("=", 2);
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return form;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
