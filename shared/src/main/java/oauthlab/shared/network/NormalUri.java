package oauthlab.shared.network;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One spelling for URIs that mean the same. RFC 3986 sections 6.2.2 and 6.2.3: scheme and host in lower case, without the usual port,
 * without dots in the path, {@code /} for an empty path, nothing encoded that need not be.
 *
 * <p>So {@code HTTP://LOCALHOST:80} and {@code http://localhost/} are one resource. {@code /mcp} and {@code /mcp/} are two.
 */
public final class NormalUri {

    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final String UNRESERVED = "-._~";

    private NormalUri() {}

    /** What is no URI with a host stays as it is. */
    public static String of(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getScheme() == null || uri.getHost() == null) return text;
            return start(uri) + path(uri) + rest(uri);
        } catch (IllegalArgumentException noUri) {
            return text;
        }
    }

    public static boolean areSame(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }

    private static String start(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
        boolean isUsual = uri.getPort() < 0 || uri.getPort() == usualPort(scheme);
        return scheme + "://" + user + uri.getHost().toLowerCase(Locale.ROOT) + (isUsual ? "" : ":" + uri.getPort());
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> -1;
        };
    }

    private static String path(URI uri) {
        String path = ENCODED.matcher(uri.getRawPath()).replaceAll(found -> simplest(found.group()));
        return withoutDots(path);
    }

    /** Section 5.2.4. A segment may be empty: {@code /a//b} is another path than {@code /a/b}. */
    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        Stream.of(path.split("/", -1)).skip(1).forEach(segment -> {
            if (segment.equals("..")) kept.pollLast();
            else if (!segment.equals(".")) kept.add(segment);
        });
        if (path.endsWith("/.") || path.endsWith("/..")) kept.add("");
        return "/" + String.join("/", kept);
    }

    private static String simplest(String encoded) {
        char character = (char) Integer.parseInt(encoded.substring(1), 16);
        boolean needsNone =
                character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
        return needsNone ? String.valueOf(character) : encoded.toUpperCase(Locale.ROOT);
    }

    private static String rest(URI uri) {
        return (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
    }
}
