package oauthlab.shared.protocol;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token allows: an ordered set of scope names. Immutable.
 *
 * <p>RFC 6749 section 3.3. On the wire it is one string with single spaces between the names, {@code "tasks:read
 * tasks:write"}; {@link #toString} gives that form. A name is made of printable ASCII without space, quote and
 * backslash; upper and lower case differ.
 */
public record Scopes(Set<String> names) {

    public static final Scopes NONE = new Scopes(Set.of());

    private static final Pattern NAME = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    public Scopes {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
        names.forEach(Scopes::requireName);
    }

    public static Scopes of(String... names) {
        return new Scopes(new LinkedHashSet<>(List.of(names)));
    }

    public static Scopes of(Collection<String> names) {
        return new Scopes(new LinkedHashSet<>(names));
    }

    /**
     * Reads the wire form. {@code null} and the empty string are no scopes.
     *
     * @throws IllegalArgumentException when a name has a character that section 3.3 does not allow
     */
    public static Scopes parse(String wire) {
        if (wire == null || wire.isEmpty()) return NONE;
        var names = new LinkedHashSet<String>();
        for (String name : wire.split(" ")) {
            if (!name.isEmpty()) names.add(name);
        }
        return new Scopes(names);
    }

    public boolean contains(String name) {
        return names.contains(name);
    }

    public boolean containsAll(Scopes others) {
        return names.containsAll(others.names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Those of {@code wanted} that are allowed here too, in the order of {@code wanted}. Never more than either. */
    public Scopes narrow(Scopes wanted) {
        if (containsAll(wanted)) return wanted;
        return new Scopes(
                wanted.names.stream().filter(names::contains).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Those here and those of {@code others}. */
    public Scopes with(Scopes others) {
        return of(Stream.concat(names.stream(), others.names.stream()).toList());
    }

    /** Those here that {@code others} does not hold: what is missing. */
    public Scopes without(Scopes others) {
        if (others.containsAll(this)) return NONE;
        return new Scopes(names.stream()
                .filter(name -> !others.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    @Override
    public String toString() {
        return String.join(" ", names);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a scope name is printable ASCII without quote and backslash");
        }
    }
}
