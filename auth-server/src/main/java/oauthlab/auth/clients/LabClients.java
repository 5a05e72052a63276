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
import oauthlab.auth.ground.LabMode;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.secret.Digests;

/** The clients of the lessons. Their secrets stand in the documentation, so they exist in lab mode only. */
class LabClients {

    private static final Scopes AGENT_SCOPES = Scopes.of("tasks:read", "tasks:write", "user:read");
    private static final Scopes USER_SCOPES = Scopes.of(
            "tasks:read", "tasks:write", "user:read", "user:write", "openid", "profile", "email", "offline_access");

    void seed(@Observes @Priority(20) StartupEvent start, LabMode lab, Clients clients) {
        if (lab.isOn()) all().forEach(clients::addIfAbsent);
    }

    private static List<Client> all() {
        return List.of(
                confidential(
                        "mcp-task-manager",
                        "MCP task server",
                        "mcp-secret-12345",
                        Set.of(CLIENT_CREDENTIALS, TOKEN_EXCHANGE),
                        AGENT_SCOPES,
                        List.of(),
                        null),
                confidential(
                        "ai-agent-assistant",
                        "AI agent",
                        "agent-secret-67890",
                        Set.of(CLIENT_CREDENTIALS),
                        AGENT_SCOPES,
                        List.of(),
                        null),
                confidential(
                        "web-app",
                        "Demo web app",
                        "webapp-secret-abcdef",
                        Set.of(AUTHORIZATION_CODE, REFRESH_TOKEN),
                        USER_SCOPES,
                        List.of("http://localhost:3000/callback"),
                        null),
                confidential(
                        "task-api", "Task API", "task-api-secret-24680", Set.of(), Scopes.NONE, List.of(), "task-api"),
                agentCli());
    }

    /** A public client: a program on somebody's laptop, whose binary anybody can read. RFC 8252 section 8.4. */
    private static Client agentCli() {
        return new Client(
                "agent-cli",
                "Agent command line",
                Optional.empty(),
                Set.of(ClientAuthMethod.NONE),
                Set.of(AUTHORIZATION_CODE, REFRESH_TOKEN, DEVICE_CODE),
                USER_SCOPES,
                List.of("http://127.0.0.1/callback", "http://localhost/callback"),
                Optional.empty(),
                Optional.empty());
    }

    private static Client confidential(
            String id,
            String name,
            String secret,
            Set<GrantType> grantTypes,
            Scopes scopes,
            List<String> redirectUris,
            String servesResource) {
        return new Client(
                id,
                name,
                Optional.of(Digests.sha256(secret)),
                Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST),
                grantTypes,
                scopes,
                redirectUris,
                Optional.empty(),
                Optional.ofNullable(servesResource));
    }
}
