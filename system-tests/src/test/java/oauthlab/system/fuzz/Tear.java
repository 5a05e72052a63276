package oauthlab.system.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** One way to spoil a JWT that was good. */
enum Tear {
    CHANGE,
    CUT,
    HEADER,
    CLAIMS,
    MIX,
    NO_SIGNATURE,
    MORE_PARTS,
    OTHER_ALGORITHM,
    OTHER_USER;

    /**
     * @param other another token, to take parts from
     * @param where which character, counted around
     */
    String on(String token, String other, int where, String header, String claims) {
        String[] parts = token.split("\\.");
        String[] others = other.split("\\.");
        int at = where % token.length();
        return switch (this) {
            case CHANGE -> token.substring(0, at) + (char) ('A' + where % 26) + token.substring(at + 1);
            case CUT -> token.substring(0, at);
            case HEADER -> header + "." + parts[1] + "." + parts[2];
            case CLAIMS -> parts[0] + "." + claims + "." + parts[2];
            case MIX -> parts[0] + "." + others[1] + "." + parts[2];
            case NO_SIGNATURE -> header + "." + parts[1] + ".";
            case MORE_PARTS -> parts[0] + "." + parts[1] + "." + others[where % 3] + "." + parts[2];
            case OTHER_ALGORITHM -> changed(parts[0], "ES256", "HS256") + "." + parts[1] + "." + parts[2];
            case OTHER_USER -> parts[0] + "." + changed(parts[1], "user-789", "user-456") + "." + parts[2];
        };
    }

    private static String changed(String part, String from, String to) {
        return Nasty.encoded(new String(Base64.getUrlDecoder().decode(part), UTF_8).replace(from, to));
    }
}
