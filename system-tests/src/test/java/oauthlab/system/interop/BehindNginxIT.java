package oauthlab.system.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The authorization server behind nginx, with the configuration of docs/operations.md as it stands there. */
class BehindNginxIT {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path HOME = Root.workFolder("behind-nginx");
    private static final String NAME = "auth.example";
    private static final int PORT = Ports.free().agent();

    private static Lab lab;
    private static Process nginx;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(NGINX), "No tests behind nginx: it is not installed ('apt install nginx-light').");
        lab = Lab.startAuthServer(
                "behind-nginx",
                Map.of(
                        "OAUTH_ISSUER",
                        "https://" + NAME,
                        "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
                        "true",
                        "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES",
                        "127.0.0.1"));
        Files.createDirectories(HOME.resolve("logs"));
        certificate();
        Files.writeString(HOME.resolve("nginx.conf"), configuration());
        nginx = new ProcessBuilder(NGINX.toString(), "-p", HOME.toString(), "-c", "nginx.conf", "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("nginx.out").toFile())
                .start();
        curl("--retry", "100", "--retry-connrefused", "--retry-delay", "1", url("/health"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (nginx != null && !nginx.destroyForcibly().waitFor(10, TimeUnit.SECONDS)) throw new IllegalStateException();
        if (lab != null) lab.close();
    }

    @Test
    void the_server_is_reached_by_its_own_name_and_redirects_to_it_whatever_the_request_says() {
        assertEquals("200", status(url("/.well-known/oauth-authorization-server")));
        String answer = curl(
                "-si",
                "-H",
                "X-Forwarded-Host: evil.example",
                "-H",
                "X-Forwarded-Port: 6666",
                "-H",
                "X-Forwarded-Proto: http",
                "-H",
                "X-Forwarded-Prefix: /evil",
                "-H",
                "Forwarded: host=evil.example;proto=http",
                url("/consents"));
        var place = Pattern.compile("(?im)^location: (\\S+)").matcher(answer);
        assertTrue(place.find(), answer);
        assertTrue(
                place.group(1).startsWith("https://" + NAME + "/")
                        || place.group(1).startsWith("/"),
                answer);
        assertFalse(answer.contains("evil"), answer);
        assertFalse(answer.contains("6666"), answer);
    }

    @Test
    void another_name_is_misdirected() {
        assertEquals("421", status("-H", "Host: evil.example", url("/login")));
    }

    /** From 127.0.0.1, which is not in 10.0.0.0/24. */
    @Test
    void no_spelling_of_a_path_opens_the_administration() throws IOException {
        String token = "Authorization: Bearer "
                + Files.readString(lab.home().resolve("data/auth-server.admin-token"))
                        .strip();
        assertEquals("200", status("-H", token, lab.auth() + "/admin/clients"), "the token is good inside");
        for (String path : List.of(
                "/admin/clients",
                "/admin;x/clients",
                "/admin%3Bx/clients",
                "/;/admin/clients",
                "/x;/../admin/clients",
                "//admin/clients",
                "/./admin/clients",
                "/x/../admin/clients",
                "/%61dmin/clients",
                "/admin%2Fclients",
                "/admin%5Cclients",
                "/ADMIN/clients",
                "/q/health",
                "/q;x/health",
                "/%71/health")) {
            String status = status("--path-as-is", "-H", token, url(path));
            assertTrue(List.of("400", "403", "404").contains(status), path + " " + status);
        }
    }

    @Test
    void no_spelling_of_a_path_passes_the_limit() {
        for (String path : List.of("/oauth/par", "//oauth/par", "/oauth/%70ar")) {
            Map<String, Long> statuses = flood(path);
            assertTrue(statuses.getOrDefault("503", 0L) >= 5, path + statuses);
        }
        for (String path : List.of("/oauth;/par", "/;/oauth/par", "/oauth/par;x"))
            assertEquals(Map.of("400", 1L), statuses(List.of(url(path))), path);
    }

    private static Map<String, Long> flood(String path) {
        return statuses(IntStream.range(0, 60).mapToObj(i -> url(path)).toList());
    }

    private static Map<String, Long> statuses(List<String> urls) {
        var arguments = new ArrayList<>(List.of(
                "-s",
                "--path-as-is",
                "-Z",
                "--parallel-max",
                "60",
                "--parallel-immediate",
                "-d",
                "a=b",
                "-w",
                "%{http_code}\n"));
        for (String url : urls) arguments.addAll(List.of("-o", "/dev/null", url));
        return curl(arguments.toArray(String[]::new))
                .lines()
                .filter(line -> line.matches("\\d{3}"))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    private static String status(String... arguments) {
        var all = new ArrayList<>(List.of("-s", "-o", "/dev/null", "-w", "%{http_code}"));
        all.addAll(List.of(arguments));
        return curl(all.toArray(String[]::new));
    }

    private static String url(String path) {
        return "https://" + NAME + ":" + PORT + path;
    }

    private static String curl(String... arguments) {
        var command = new ArrayList<>(List.of(
                "curl",
                "--http1.1",
                "--cacert",
                HOME.resolve("auth.pem").toString(),
                "--noproxy",
                "*",
                "--resolve",
                NAME + ":" + PORT + ":127.0.0.1"));
        command.addAll(List.of(arguments));
        return Command.run(Map.of(), command).output();
    }

    private static void certificate() {
        Command made = Command.run(
                Map.of(),
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "rsa:2048",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=" + NAME,
                        "-addext",
                        "subjectAltName=DNS:" + NAME,
                        "-keyout",
                        HOME.resolve("auth.key").toString(),
                        "-out",
                        HOME.resolve("auth.pem").toString()));
        assertEquals(0, made.exitCode(), made.output());
    }

    /** The page's block; only the addresses and files of this machine are put in. */
    private static String configuration() throws IOException {
        String page = Files.readString(Root.resolve("docs/operations.md"));
        var block = Pattern.compile("(?s)```nginx\n(.*?)```").matcher(page);
        assertTrue(block.find(), "docs/operations.md has a configuration of nginx");
        String here = block.group(1)
                .replaceAll(
                        "10\\.0\\.0\\.1[12]:4000", "127.0.0.1:" + lab.ports().auth())
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + PORT + " ssl;")
                .replace("/etc/tls/auth.example", HOME.resolve("auth").toString());
        return "user root;\npid nginx.pid;\nerror_log logs/error.log;\nevents {}\nhttp {\naccess_log off;\n"
                + "client_body_temp_path body;\nproxy_temp_path proxy;\nfastcgi_temp_path fastcgi;\nuwsgi_temp_path uwsgi;\n"
                + "scgi_temp_path scgi;\n" + here + "}\n";
    }
}
