package oauthlab.agent.foundation.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the word that somebody meant. */
public final class SpellingSuggestion {

    private static final int MAX_ERRORS = 3;
    private static final int MAX_WORD_LENGTH = 128;

    private SpellingSuggestion() {}

    /** {@code " Did you mean 'callback_port'?"}, or nothing when no word is near. */
    public static String didYouMean(String typed, Collection<String> known) {
        return known.stream()
                // Anybody may type anything: only words of about the same length are compared letter by letter.
                .filter(word -> Math.abs(word.length() - typed.length()) <= MAX_ERRORS + word.length() / 2
                        && word.length() <= MAX_WORD_LENGTH)
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .filter(word -> distance(typed, word) <= Math.min(MAX_ERRORS, word.length() / 2))
                .map(word -> " Did you mean '" + word + "'?")
                .orElse("");
    }

    /** How many letters to change, add or leave out (Levenshtein). Case and the kind of hyphen do not count. */
    private static int distance(String typed, String word) {
        String from = plain(typed);
        String to = plain(word);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int same = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private static String plain(String word) {
        return word.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }
}
