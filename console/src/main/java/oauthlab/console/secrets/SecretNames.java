package oauthlab.console.secrets;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By its name: is the value of this parameter, JSON field or header a secret, and how is it shown? Some get a letter, so that one can see
 * where the same value comes again; the others are only hidden.
 */
final class SecretNames {

    private static final Map<String, Use> LABELLED = Map.ofEntries(
            Map.entry("access_token", Use.ACCESS_TOKEN),
            Map.entry("subject_token", Use.ACCESS_TOKEN),
            Map.entry("actor_token", Use.ACCESS_TOKEN),
            Map.entry("token", Use.ACCESS_TOKEN),
            Map.entry("refresh_token", Use.REFRESH_TOKEN),
            Map.entry("id_token", Use.ID_TOKEN),
            Map.entry("id_token_hint", Use.ID_TOKEN),
            Map.entry("logout_token", Use.ID_TOKEN),
            Map.entry("assertion", Use.ASSERTION),
            Map.entry("client_assertion", Use.ASSERTION),
            Map.entry("dpop", Use.PROOF),
            Map.entry("x_api_key", Use.API_KEY),
            Map.entry("api_key", Use.API_KEY),
            Map.entry("code", Use.CODE),
            Map.entry("code_verifier", Use.VERIFIER),
            Map.entry("state", Use.STATE),
            Map.entry("nonce", Use.NONCE),
            Map.entry("request_uri", Use.REQUEST_URI),
            Map.entry("device_code", Use.DEVICE_CODE),
            Map.entry("user_code", Use.USER_CODE),
            Map.entry("verification_uri_complete", Use.NONE),
            Map.entry("mcp_session_id", Use.SESSION));

    private static final Pattern HIDDEN = Pattern.compile(
            "(.*[_.])?(secret|password|passwd|pwd|passphrase|credentials?|api_?key|access_key|private_key|token|cookie|csrf|_?form|otp|pin"
                    + "|session(_?id)?|signature|authorization)");

    /** They sound like secrets, and everybody may read them. */
    private static final Set<String> PUBLIC = Set.of("www_authenticate", "signature_algorithm");

    /** RFC 7518 section 6: the private parts of a key. */
    private static final Set<String> PRIVATE_KEY_PARTS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private SecretNames() {}

    /** How the value is shown; empty when it is not a secret. */
    static Optional<Use> use(String name) {
        String plain = plain(name);
        Use labelled = LABELLED.getOrDefault(name.toLowerCase(Locale.ROOT), LABELLED.get(plain));
        if (labelled != null) return Optional.of(labelled).filter(use -> use != Use.NONE);
        return HIDDEN.matcher(plain).matches() && !PUBLIC.contains(plain) ? Optional.of(Use.HIDDEN) : Optional.empty();
    }

    static boolean isPrivateKeyPart(String name) {
        return PRIVATE_KEY_PARTS.contains(name);
    }

    /** {@code clientSecret}, {@code Client-Secret} and {@code client_secret} are one name. */
    private static String plain(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
