package oauthlab.system.migration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which request goes to which instance, and how many are under way at each. The file is read again whenever it changes; move
 * a new one over it, never write into it:
 *
 * <pre>
 * instance old http://localhost:41001
 * instance new http://localhost:41002
 * path /api/user new              # this path and all below it
 * client web-app new              # who has a token of this client; * is any token
 * key 5Yd...w old                 # who has the key with this SHA-256 (base64url)
 * else old                        # the first rule that fits decides; this one always does
 * </pre>
 *
 * <p>It believes what a token says without checking it. That is enough to choose an instance, for each of them checks it.
 */
final class Routes {

    private static final Pattern CLIENT_ID = Pattern.compile("\"client_id\"\\s*:\\s*\"([^\"]*)\"");

    /** How many words a line has that begins so. */
    private static final Map<String, Integer> WORDS =
            Map.of("instance", 3, "path", 3, "client", 3, "key", 3, "else", 2);

    private final Path file;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private String text = "";
    private List<Rule> rules = List.of();

    /** @throws IllegalArgumentException when a line of the file cannot be understood */
    Routes(Path file) throws IOException {
        this.file = file;
        read();
    }

    /** Where requests are sent; nobody but {@link Routes} counts in it. */
    static final class Instance {
        private final String address;
        /** As the routes name it now; another name for the same address is the same instance. */
        private volatile String name;

        private int underWay;
        private int answered;

        private Instance(String address) {
            this.address = address;
        }

        String name() {
            return name;
        }

        String address() {
            return address;
        }
    }

    /** @param kind path, client, key or else */
    private record Rule(String kind, String value, Instance instance) {

        boolean fits(String path, String credential) {
            return switch (kind) {
                case "path" -> path.equals(value) || path.startsWith(value + "/");
                case "client" ->
                    clientOf(credential)
                            .filter(client -> value.equals("*") || value.equals(client))
                            .isPresent();
                case "key" -> value.equals(digest(credential));
                default -> true;
            };
        }
    }

    /** Chosen and counted in one step: who has seen new routes and then 0 under way knows that nothing comes any more. */
    synchronized Instance enter(String path, String credential) throws IOException {
        read();
        Instance chosen = rules.stream()
                .filter(rule -> rule.fits(path, credential))
                .findFirst()
                .orElseThrow()
                .instance;
        chosen.underWay++;
        return chosen;
    }

    synchronized void leave(Instance instance) {
        instance.underWay--;
        instance.answered++;
    }

    /** One line for each instance that ever was in the file. */
    synchronized String status() throws IOException {
        read();
        return instances.values().stream()
                .map(one -> one.address + " under-way " + one.underWay + " answered " + one.answered + "\n")
                .collect(Collectors.joining());
    }

    /** Routes that cannot be understood change nothing: requests go on where they went before. */
    private void read() throws IOException {
        String now = Files.readString(file);
        if (now.equals(text)) return;
        text = now;
        try {
            rules = parse(now);
        } catch (IllegalArgumentException unclear) {
            if (rules.isEmpty()) throw unclear;
            System.err.println(unclear.getMessage());
        }
    }

    private List<Rule> parse(String routes) {
        var named = new HashMap<String, Instance>();
        var found = new ArrayList<Rule>();
        for (String line : routes.lines().toList()) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words[0].isEmpty()) continue;
            if (!Integer.valueOf(words.length).equals(WORDS.get(words[0]))) throw unclear(line);
            if (words[0].equals("instance")) named.put(words[1], instances.computeIfAbsent(words[2], Instance::new));
            else found.add(rule(line, words, named));
        }
        if (found.isEmpty() || !found.get(found.size() - 1).kind.equals("else"))
            throw unclear("else INSTANCE at the end");
        named.forEach((name, instance) -> instance.name = name);
        return found;
    }

    private Rule rule(String line, String[] words, Map<String, Instance> named) {
        Instance instance = named.get(words[words.length - 1]);
        if (instance == null) throw unclear(line);
        return new Rule(words[0], words[1], instance);
    }

    private IllegalArgumentException unclear(String line) {
        return new IllegalArgumentException(
                file + ": expected was a rule for an instance that is named above it: " + line);
    }

    private static Optional<String> clientOf(String credential) {
        String[] parts = credential.split("\\.");
        if (parts.length != 3) return Optional.empty();
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
            return Optional.of(CLIENT_ID.matcher(new String(claims, StandardCharsets.UTF_8)))
                    .filter(Matcher::find)
                    .map(claim -> claim.group(1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String digest(String credential) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
