package planted.language;

import java.time.format.DateTimeFormatter;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/** Says something else on a Turkish or Arabic machine, in each method but the last. */
final class Turkish {

    private Turkish() {}

    static String lower(String text) {
        return text.toLowerCase();
    }

    static String upper(String text) {
        return text.toUpperCase();
    }

    static List<String> reference(List<String> texts) {
        return texts.stream().map(String::toLowerCase).toList();
    }

    static String format(int number) {
        return String.format("%d", number);
    }

    static String formatted(int number) {
        return "%d".formatted(number);
    }

    static void printf(int number) {
        System.out.printf("%d", number);
    }

    static String formatter(int number) {
        return new Formatter().format("%d", number).toString();
    }

    static DateTimeFormatter pattern() {
        return DateTimeFormatter.ofPattern("EEE");
    }

    static Locale asked() {
        return Locale.getDefault();
    }

    static String rooted(String text) {
        return String.format(Locale.ROOT, "%s", text.toLowerCase(Locale.ROOT));
    }
}
