package oauthlab.console.kinds;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is for, in the words of its specification. They stand in {@code kinds.json}.
 *
 * @param specification such as {@code RFC 6749}; may be empty
 * @param section such as {@code 4.1.3}; may be empty
 * @param why three sentences: what it is for
 * @param code the file that answers, and the method in it: {@code path#method}; may be empty
 */
public record Kind(String title, String specification, String section, List<String> why, String code) {

    private static final Map<String, Kind> KINDS = read();

    /** @throws IllegalArgumentException when there is no such kind */
    public static Kind of(String id) {
        return Optional.ofNullable(KINDS.get(id)).orElseThrow(() -> new IllegalArgumentException("no kind " + id));
    }

    public static Map<String, Kind> all() {
        return KINDS;
    }

    /** {@code RFC 6749 section 4.1.3}; empty when no specification is behind it. */
    public String reference() {
        return specification + (section.isEmpty() ? "" : " section " + section);
    }

    /** Where the section can be read; only RFCs have addresses that last. */
    public Optional<String> url() {
        return specification.startsWith("RFC ")
                ? Optional.of("https://www.rfc-editor.org/rfc/rfc" + specification.substring(4) + "#section-" + section)
                : Optional.empty();
    }

    private static Map<String, Kind> read() {
        try (InputStream file = Kind.class.getResourceAsStream("/kinds.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<Map<String, Kind>>() {});
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
