package oauthlab.system.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.util.HashMap;
import java.util.List;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MCP's own libraries for TypeScript, with what they bring for OAuth, at our servers. They find the authorization server,
 * register, ask a person, ask for more, renew; and as a machine they need only their secret. Version 2 does the same with DPoP and
 * with a document in place of the registration. Version 1 asks for more only
 * after a push; the script says which.
 */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
@ExtendWith(SharedLab.class)
class TypeScriptClientIT {

    private static final String SCRIPT = "typescript-client.mjs";
    private static final String SCOPES =
            "tasks:read user:read offline_access, tasks:read user:read offline_access tasks:write";

    private final Lab lab;

    TypeScriptClientIT(Lab lab) {
        this.lab = lab;
    }

    @ParameterizedTest
    @CsvSource({
        "sdk, '', '2025-11-25, Bearer', tasks:read user:read, tasks:write",
        "client, '', '2025-11-25, Bearer', " + SCOPES,
        "client, bound, '2025-11-25, DPoP', " + SCOPES,
        "stateless, '', '2026-07-28, Bearer', " + SCOPES,
        "stateless, bound, '2026-07-28, DPoP', " + SCOPES
    })
    void a_library_finds_its_way_for_a_person_and_for_a_machine(
            String library, String more, String revision, String first, String then) {
        var environment = new HashMap<>(lab.environment());
        environment.put("BROWSER", Root.resolve("docs/agent/browser.sh").toString());
        environment.put("ISSUER", lab.auth());
        Command done =
                Command.run(environment, List.of(Npm.node(), Npm.script(SCRIPT), library, lab.mcp() + "/mcp", more));
        assertEquals(0, done.exitCode(), done.output());
        assertLinesMatch(
                List.of(
                        "approval: " + first,
                        "revision: " + revision,
                        "tools: get_task get_user list_tasks",
                        "listed: \\{\"tasks\":.*",
                        "approval: " + then,
                        "created: .*\"title\":\"By " + library + "\".*",
                        "refresh: AUTHORIZED, another token",
                        "created: .*\"title\":\"By " + library + "\".*",
                        "machine: \\{\"tasks\":.*"),
                done.output().lines().toList());
    }
}
