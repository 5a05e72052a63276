package oauthlab.auth.foundation.endpoint;

import java.util.Optional;

/** Which part of a long list is asked for: {@code limit} (1 to 200, usually 50) entries after {@code offset}. */
public record Paging(int limit, int offset) {

    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    /** @throws OAuthException {@code invalid_request} that names the parameter and what it may be */
    public static Paging from(FormParameters query) {
        return new Paging(
                number("limit", query.get("limit"), 1, MAX_LIMIT, DEFAULT_LIMIT),
                number("offset", query.get("offset"), 0, Integer.MAX_VALUE - MAX_LIMIT, 0));
    }

    private static int number(String name, Optional<String> value, int least, int most, int usual) {
        if (value.isEmpty()) return usual;
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException ignored) {
            // refused below, with the same words
        }
        throw OAuthException.invalidRequest("'" + name + "' must be a number from " + least + " to " + most + ".");
    }
}
