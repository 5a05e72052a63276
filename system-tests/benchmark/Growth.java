import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Floods a server with requests of each kind, and prints what is left of them. Arguments: address, pid, folder, how many. */
class Growth {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String AUTHORIZATION = "response_type=code&client_id=agent-cli&redirect_uri="
            + encode("http://127.0.0.1:7777/callback") + "&scope=tasks:read&code_challenge_method=S256&code_challenge="
            + CHALLENGE + "&state=";
    private static final long SETTLE_MILLIS = 45_000;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final String pid;
    private final Path folder;
    private final int count;

    Growth(String... arguments) {
        server = arguments[0];
        pid = arguments[1];
        folder = Path.of(arguments[2]);
        count = Integer.parseInt(arguments[3]);
    }

    public static void main(String... arguments) throws Exception {
        new Growth(arguments).run();
    }

    private void run() throws Exception {
        System.out.println("| requests | answers | heap MB | disk MB at most | disk MB after clean-up | log KB |");
        System.out.println("|---|---|---|---|---|---|");
        for (var kind : kinds().entrySet()) measure(kind.getKey(), kind.getValue());
    }

    private Map<String, Supplier<HttpRequest>> kinds() {
        var kinds = new LinkedHashMap<String, Supplier<HttpRequest>>();
        kinds.put("device codes", () -> form("/oauth/device_authorization", "client_id=agent-cli"));
        kinds.put("pushed requests", () -> form("/oauth/par", AUTHORIZATION + UUID.randomUUID()));
        kinds.put("registrations", () -> post(
                "/oauth/register", "application/json", "{\"redirect_uris\":[\"http://127.0.0.1/callback\"]}"));
        kinds.put("refused token requests", () -> form(
                "/oauth/token", "grant_type=authorization_code&client_id=agent-cli&code=" + UUID.randomUUID()));
        kinds.put("refused clients", () -> form("/oauth/token", "grant_type=x&client_id=" + UUID.randomUUID()));
        kinds.put("refused sign-ins", () -> form("/login", "username=" + UUID.randomUUID() + "&password=wrong&csrf=x"));
        kinds.put("authorization requests", () -> HttpRequest.newBuilder(
                        URI.create(server + "/oauth/authorize?" + AUTHORIZATION + UUID.randomUUID()))
                .build());
        return kinds;
    }

    private void measure(String name, Supplier<HttpRequest> request) throws Exception {
        long logBefore = Files.size(folder.resolve("log"));
        long[] most = {0};
        Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
        var threads = Executors.newFixedThreadPool(8);
        var running = IntStream.range(0, 8)
                .<Future<?>>mapToObj(i -> threads.submit(() -> {
                    for (int j = 0; j < count / 8; j++) {
                        answers.merge(status(request.get()), 1, Integer::sum);
                        if (j % 100 == 0) most[0] = Math.max(most[0], disk());
                    }
                    return null;
                }))
                .toList();
        for (Future<?> one : running) one.get();
        threads.shutdown();
        Thread.sleep(SETTLE_MILLIS);
        long log = (Files.size(folder.resolve("log")) - logBefore) / 1024;
        System.out.printf("| %,d %s | %s | %d | %d | %d | %d |%n", count, name, shown(answers), heap(), most[0], disk(), log);
    }

    private static String shown(Map<Integer, Integer> answers) {
        return new TreeMap<>(answers).toString().replaceAll("[{}]", "");
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private long disk() throws IOException {
        return Files.size(folder.resolve("auth-server.mv.db")) / 1024 / 1024;
    }

    /** After a collection. */
    private long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        var used = java.util.regex.Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        long sum = 0;
        for (int i = 0; i < 2 && used.find(); i++) sum += Long.parseLong(used.group(1));
        return sum / 1024;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, pid, command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private HttpRequest form(String path, String form) {
        return post(path, "application/x-www-form-urlencoded", form);
    }

    private HttpRequest post(String path, String type, String body) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
