package oauthlab.system.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The three servers, packaged, in lab mode, with fresh data. */
public final class Lab implements AutoCloseable {

    /** The provider at which people sign in elsewhere. */
    public static final String COMPANY = "company";

    private final Ports ports;
    private final Path home;
    private final String app;
    private final Map<String, String> settings;
    private final List<String> names;
    private final Map<String, Service> services = new LinkedHashMap<>();

    private Lab(String name, String app, Map<String, String> settings, List<String> names) {
        this.ports = Ports.free();
        this.home = Root.workFolder(name);
        this.app = app;
        this.settings = new HashMap<>(settings);
        this.names = names;
        deleteAll(home);
        ClassArchives.lendTo(home);
    }

    /** Starts all three on H2; {@code name} names the folder for their data and logs. */
    public static Lab start(String name) {
        return start(name, Map.of());
    }

    /** As before, with settings that win over those of a lab. */
    public static Lab start(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app", settings, Service.names()).startAll();
    }

    /** Starts all three, and Company, at which people sign in, as {@code ./lab up --broker} does. */
    public static Lab startBroker(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app", settings, namesWithCompany()).startAll();
    }

    /** As {@link #start}; besides, the demo web application has a port, and its client knows it. It is not started. */
    public static Lab startForDocs(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app", settings, Service.names())
                .withWebApp()
                .startAll();
    }

    private Lab withWebApp() {
        return set("LAB_PORT_WEB", "" + ports.web()).set("LAB_WEB_APP", webApp());
    }

    private static List<String> namesWithCompany() {
        return Stream.concat(Stream.of(COMPANY), Service.names().stream()).toList();
    }

    /** Starts the authorization server alone. */
    public static Lab startAuthServer(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app", settings, List.of("auth-server")).startAll();
    }

    /** Starts the task API and the authorization server, without the MCP server. */
    public static Lab startTaskApi(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app", settings, List.of("auth-server", "resource-server")).startAll();
    }

    /** Starts one more task API, with data of its own, for the tokens that are good at the API of this lab. */
    public Lab another(String name, Map<String, String> more) {
        var same = new HashMap<>(more);
        same.put("OAUTH_ISSUER", auth());
        same.put("OAUTH_AUDIENCE", resource());
        return new Lab(name, "quarkus-app", same, List.of("resource-server")).startAll();
    }

    /** Starts those that keep data on PostgreSQL; {@code settings} say where it is. */
    public static Lab startOnPostgres(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app-postgres", settings, Service.names()).startAll();
    }

    /** Starts the authorization server alone, on PostgreSQL. */
    public static Lab startAuthServerOnPostgres(String name, Map<String, String> settings) {
        return new Lab(name, "quarkus-app-postgres", settings, List.of("auth-server")).startAll();
    }

    private Lab startAll() {
        try {
            names.forEach(this::launch);
            services.values().forEach(Service::awaitReady);
            return this;
        } catch (RuntimeException fault) {
            close();
            throw fault;
        }
    }

    /** Changes a setting, for services that are started from now on. */
    public Lab set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Starts a service again after it was killed or closed. */
    public Service restart(String name) {
        return launch(name).awaitReady();
    }

    /** Deletes all that a stopped service has kept: started again it is another one, at the same address. */
    public void forget(String name) {
        try (Stream<Path> kept = Files.list(home.resolve("data"))) {
            kept.filter(path -> path.getFileName().toString().startsWith(name)).forEach(Lab::deleteAll);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Service service(String name) {
        return services.get(name);
    }

    public String auth() {
        return "http://localhost:" + ports.auth();
    }

    public String resource() {
        return "http://localhost:" + ports.resource();
    }

    public String mcp() {
        return "http://localhost:" + ports.mcp();
    }

    public String webApp() {
        return "http://localhost:" + ports.web();
    }

    /** Another host name than that of the others: cookies do not look at ports. */
    public String company() {
        return "http://127.0.0.1:" + ports.company();
    }

    public Ports ports() {
        return ports;
    }

    public Path home() {
        return home;
    }

    /** What a process needs in its environment to belong to this lab. */
    public Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("LAB_MODE", "true");
        environment.put("LAB_HOME", home.toString());
        environment.put("LAB_DATA", home.resolve("data").toString());
        environment.put("OAUTHLAB_TOKENS", home.resolve("tokens").toString());
        environment.put("LAB_PORT_AUTH", "" + ports.auth());
        environment.put("LAB_PORT_RESOURCE", "" + ports.resource());
        environment.put("LAB_PORT_MCP", "" + ports.mcp());
        environment.put("LAB_PORT_AGENT", "" + ports.agent());
        environment.put("LAB_PORT_COMPANY", "" + ports.company());
        environment.put("LAB_PORT_WEB", "off");
        environment.putAll(settings);
        return environment;
    }

    /** All are told before any is waited for. */
    @Override
    public void close() {
        services.values().forEach(Service::end);
        services.values().forEach(Service::close);
    }

    private Service launch(String name) {
        String appOf = name.equals("mcp-task-client") ? "quarkus-app" : app;
        var environment = environment();
        if (names.contains(COMPANY)) environment.putAll(brokerSettings(name));
        Service service = Service.start(
                name, appOf, port(name), environment, home.resolve("logs").resolve(name + ".log"));
        services.put(name, service);
        return service;
    }

    private Map<String, String> brokerSettings(String name) {
        return switch (name) {
            case COMPANY ->
                Map.of(
                        "LAB_PORT_AUTH",
                        "" + ports.company(),
                        "LAB_PORT_PROXY",
                        "" + ports.auth(),
                        "LAB_DATA",
                        home.resolve("data/company").toString(),
                        "QUARKUS_CONFIG_LOCATIONS",
                        Root.resolve("config/company.properties").toString());
            case "auth-server" ->
                Map.of(
                        "QUARKUS_CONFIG_LOCATIONS",
                        Root.resolve("config/broker.properties").toString());
            case "mcp-task-client" -> Map.of("MCP_REPOSITORIES_URL", company() + "/company/repositories");
            default -> Map.of();
        };
    }

    private int port(String name) {
        return switch (name) {
            case COMPANY -> ports.company();
            case "auth-server" -> ports.auth();
            case "resource-server" -> ports.resource();
            case "mcp-task-client" -> ports.mcp();
            default -> throw new IllegalArgumentException("no service is named " + name);
        };
    }

    static void deleteAll(Path folder) {
        if (Files.notExists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
