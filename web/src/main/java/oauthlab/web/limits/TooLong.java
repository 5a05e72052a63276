package oauthlab.web.limits;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Says which part of a request is too long, how long it is, and what to do. RFC 9110 sections 15.5.14 and 15.5.15, RFC 6585 section 5. */
public final class TooLong {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\-]{1,64}");

    private TooLong() {}

    public static String address(String address, int limit) {
        String path = address.split("[?]", 2)[0];
        String longest = Arrays.stream(address.substring(path.length()).split("[?&]"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return "The address is too long: " + count(address.length(), limit) + " The longest part is "
                + part(longest, path) + ". Send a shorter value, such as a name for what you keep yourself.";
    }

    private static String part(String parameter, String path) {
        if (parameter.length() <= path.length()) return "the path";
        String[] nameAndValue = parameter.split("=", 2);
        String value = nameAndValue[nameAndValue.length - 1];
        return "the parameter" + quoted(nameAndValue[0]) + " with " + number(value.length());
    }

    public static String headers(MultiMap headers, int limit) {
        Map.Entry<String, String> longest = headers.entries().stream()
                .max(Comparator.comparingInt(TooLong::size))
                .orElseThrow();
        String advice = longest.getKey().equalsIgnoreCase("cookie")
                ? " Delete the cookies of this site: all servers of one host share them."
                : " Send a shorter one, or leave it out.";
        return "The headers are too large: " + count(size(headers), limit) + " The largest is the header"
                + quoted(longest.getKey()) + " with "
                + number(longest.getValue().length()) + "." + advice;
    }

    public static String body(long length, int limit) {
        return "The body is too large: " + number(length) + " bytes, and this server reads up to " + number(limit)
                + ".";
    }

    public static int size(MultiMap headers) {
        return headers.entries().stream().mapToInt(TooLong::size).sum();
    }

    private static int size(Map.Entry<String, String> header) {
        return header.getKey().length() + header.getValue().length();
    }

    private static String count(int length, int limit) {
        return number(length) + " characters, and this server reads up to " + number(limit) + ".";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A name that a sender made up may be anything. */
    private static String quoted(String name) {
        return NAME.matcher(name).matches() ? " '" + name + "'" : "";
    }
}
