package oauthlab.auth.clients;

import static oauthlab.shared.protocol.GrantType.AUTHORIZATION_CODE;
import static oauthlab.shared.protocol.GrantType.CLIENT_CREDENTIALS;
import static oauthlab.shared.protocol.GrantType.DEVICE_CODE;
import static oauthlab.shared.protocol.GrantType.REFRESH_TOKEN;
import static oauthlab.shared.protocol.GrantType.TOKEN_EXCHANGE;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.shared.protocol.Scopes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clients of the lessons. Their secrets stand in the documentation, so they exist in lab mode only. */
public class LabClients {

    private static final Scopes AGENT_SCOPES = Scopes.of("tasks:read", "tasks:write", "user:read");
    private static final Scopes USER_SCOPES = Scopes.of(
            "tasks:read", "tasks:write", "user:read", "user:write", "openid", "profile", "email", "offline_access");

    private static final String DEFAULT_WEB_APP = "http://localhost:3000";
    private static final Pattern SEEDED_CALLBACK = Pattern.compile("http://localhost:\\d+/callback");

    /** @param webApp where the demo web application is: {@code ./lab} may have moved it */
    void seed(
            @Observes @Priority(20) StartupEvent start,
            LabMode lab,
            Clients clients,
            @ConfigProperty(name = "oauthlab.lab-web-app") String webApp) {
        if (!lab.isOn()) return;
        all(webApp).forEach(clients::addIfAbsent);
        clients.find("web-app")
                .filter(client -> isMoved(client, webApp))
                .ifPresent(client -> clients.replace(ClientBuilder.from(client)
                        .redirectUris(callback(webApp))
                        .build()));
    }

    /** What an administrator has changed stays. */
    private static boolean isMoved(Client client, String webApp) {
        List<String> registered = client.redirectUris();
        return registered.size() == 1
                && SEEDED_CALLBACK.matcher(registered.get(0)).matches()
                && !registered.equals(callback(webApp));
    }

    private static List<String> callback(String webApp) {
        return List.of(webApp + "/callback");
    }

    /** Names and ids, which users know from the lessons; strangers must not take them. */
    public static Set<String> names() {
        return all(DEFAULT_WEB_APP).stream()
                .flatMap(client -> Stream.of(client.name(), client.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<Client> all(String webApp) {
        return List.of(mcpTaskManager(), agent(), webApp(webApp), taskApi(), agentCli());
    }

    /** The MCP server: it gets tokens for the task API, its own and, by exchange, those of its callers. */
    private static Client mcpTaskManager() {
        return new ClientBuilder("mcp-task-manager")
                .name("MCP task server")
                .secret("mcp-secret-12345")
                .grantTypes(CLIENT_CREDENTIALS, TOKEN_EXCHANGE)
                .scopes(AGENT_SCOPES)
                .servesResource(Optional.of("task-mcp"))
                .rules(new ClientRules(
                        true,
                        false,
                        false,
                        false,
                        new ClientRules.ExchangeRules(Set.of("task-mcp"), Set.of("task-api"), false)))
                .build();
    }

    private static Client agent() {
        return new ClientBuilder("ai-agent-assistant")
                .name("AI agent")
                .secret("agent-secret-67890")
                .grantTypes(CLIENT_CREDENTIALS)
                .scopes(AGENT_SCOPES)
                .build();
    }

    private static Client webApp(String origin) {
        return new ClientBuilder("web-app")
                .name("Demo web app")
                .secret("webapp-secret-abcdef")
                .grantTypes(AUTHORIZATION_CODE, REFRESH_TOKEN)
                .scopes(USER_SCOPES)
                .redirectUris(callback(origin))
                .postLogoutRedirectUris(List.of(origin + "/signed-out"))
                .build();
    }

    private static Client taskApi() {
        return new ClientBuilder("task-api")
                .name("Task API")
                .secret("task-api-secret-24680")
                .servesResource(Optional.of("task-api"))
                .build();
    }

    /** A public client: a program on somebody's laptop, whose binary anybody can read. RFC 8252 section 8.4. */
    private static Client agentCli() {
        return new ClientBuilder("agent-cli")
                .name("Agent command line")
                .grantTypes(AUTHORIZATION_CODE, REFRESH_TOKEN, DEVICE_CODE)
                .scopes(USER_SCOPES)
                .redirectUris(List.of("http://127.0.0.1/callback", "http://localhost/callback"))
                .build();
    }
}
