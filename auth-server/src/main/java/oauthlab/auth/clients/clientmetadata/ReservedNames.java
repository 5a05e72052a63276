package oauthlab.auth.clients.clientmetadata;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import oauthlab.auth.clients.LabClients;

/**
 * Names that no stranger may take, because users know them: those of the seeded clients. What a person sees is compared, so
 * neither case, spaces nor letters of another alphabet make a new name (Unicode Technical Standard 39 section 4).
 */
final class ReservedNames {

    /** Cyrillic, then Greek, then other characters that look like a Latin letter. Below each is that letter. */
    private static final String FOREIGN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u043a\u043c\u0442\u043d\u0432\u0501"
                    + "\u03b1\u03b5\u03bf\u03c1\u03c5\u03c7\u03b9\u03bd\u03ba\u03c4"
                    + "\u0131\u026101|i";

    private static final String LATIN = "aeopcyxljskmthbd" + "aeopyxlvkt" + "lgolll";

    private static final Set<String> TAKEN =
            LabClients.names().stream().map(ReservedNames::seen).collect(Collectors.toUnmodifiableSet());

    private ReservedNames() {}

    static boolean has(String name) {
        return TAKEN.contains(seen(name));
    }

    /** What a person sees of it: letters and digits without accents, of one case and one alphabet. */
    private static String seen(String name) {
        String simple = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var seen = new StringBuilder();
        simple.codePoints()
                .map(ReservedNames::latin)
                .filter(Character::isLetterOrDigit)
                .forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static int latin(int character) {
        int known = FOREIGN.indexOf(character);
        return known < 0 ? character : LATIN.charAt(known);
    }
}
