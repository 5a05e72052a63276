package oauthlab.system.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import oauthlab.system.fuzz.Draft.Pair;
import oauthlab.system.fuzz.Draft.Place;

/**
 * One way to spoil a request.
 *
 * @param where which parameter or header, counted around
 * @param with what with, if anything is put in
 */
record Twist(Kind kind, int where, String with) {

    enum Kind {
        DROP,
        DOUBLE,
        DOUBLE_WITH,
        REPLACE,
        APPEND,
        OVERSIZE,
        RENAME,
        REVERSE,
        AS_JSON,
        AS_FORM,
        AS_QUERY,
        METHOD,
        TYPE,
        HEADER,
        REPLACE_HEADER,
        DOUBLE_HEADER,
        DROP_HEADER,
        TAIL,
        PATH
    }

    Draft on(Draft draft) {
        return switch (kind) {
            case AS_JSON -> draft.place(Place.JSON);
            case AS_FORM -> draft.place(Place.FORM);
            case AS_QUERY -> draft.place(Place.QUERY);
            case REPLACE_HEADER, DOUBLE_HEADER, DROP_HEADER -> draft.headers(spoiltHeaders(draft.headers()));
            case METHOD, TYPE, HEADER, TAIL, PATH -> otherwise(draft);
            default -> draft.parameters(spoilt(draft.parameters()));
        };
    }

    private Draft otherwise(Draft draft) {
        return switch (kind) {
            case METHOD -> draft.method(one(Nasty.METHODS));
            case TYPE -> draft.type(one(Nasty.TYPES));
            case TAIL -> draft.tail(one(Nasty.TAILS));
            case PATH -> draft.path(draft.path() + one(Nasty.PATHS));
            default -> withHeader(draft, one(Nasty.HEADERS));
        };
    }

    private <T> T one(List<T> many) {
        return many.get(where % many.size());
    }

    private static Draft withHeader(Draft draft, Pair header) {
        return draft.header(header.name(), header.value());
    }

    private List<Pair> spoilt(List<Pair> before) {
        var pairs = new ArrayList<>(before);
        if (pairs.isEmpty()) return List.of(new Pair("unknown", with));
        int at = where % pairs.size();
        Pair pair = pairs.get(at);
        switch (kind) {
            case DROP -> pairs.remove(at);
            case DOUBLE -> pairs.add(pair);
            case DOUBLE_WITH -> pairs.add(new Pair(pair.name(), with));
            case REPLACE -> pairs.set(at, new Pair(pair.name(), with));
            case APPEND -> pairs.set(at, new Pair(pair.name(), pair.value() + with));
            case OVERSIZE ->
                pairs.set(at, new Pair(pair.name(), (with + "x").repeat(1 + 20_000 / (with.length() + 1))));
            case RENAME -> pairs.set(at, new Pair(pair.name().toUpperCase(Locale.ROOT), pair.value()));
            default -> Collections.reverse(pairs);
        }
        return pairs;
    }

    private List<Pair> spoiltHeaders(List<Pair> before) {
        var headers = new ArrayList<>(before);
        if (headers.isEmpty()) return List.of(new Pair("Authorization", inHeader(with)));
        int at = where % headers.size();
        String name = headers.get(at).name();
        switch (kind) {
            case DROP_HEADER -> headers.remove(at);
            case DOUBLE_HEADER -> headers.add(headers.get(at));
            default -> headers.set(at, new Pair(name, inHeader(scheme(headers.get(at)) + with)));
        }
        return headers;
    }

    /** Half of the time the scheme stays, so that what follows it is looked at. */
    private String scheme(Pair header) {
        return where % 2 == 0 && header.value().contains(" ") ? header.value().replaceFirst(" .*", " ") : "";
    }

    /** A line break would end the header, and an empty line the request. */
    private static String inHeader(String text) {
        String line = text.replaceAll("[\r\n]", "~");
        return line.length() > 12_000 ? line.substring(0, 12_000) : line;
    }
}
