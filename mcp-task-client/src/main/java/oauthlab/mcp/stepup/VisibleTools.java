package oauthlab.mcp.stepup;

import io.quarkiverse.mcp.server.FilterContext;
import io.quarkiverse.mcp.server.McpMethod;
import io.quarkiverse.mcp.server.ToolFilter;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.inject.Singleton;
import oauthlab.mcp.access.Caller;
import oauthlab.mcp.scopes.ToolScopes;

/**
 * {@code tools/list} shows what the token may call: a model that does not see a tool does not try it. MCP specification
 * 2026-07-28, "Tools": the list may vary by the authorization presented.
 *
 * <p>This hides; {@link ScopeCheck} refuses.
 */
@Singleton
class VisibleTools implements ToolFilter {

    private final CurrentIdentityAssociation identity;
    private final ToolScopes scopes;

    VisibleTools(CurrentIdentityAssociation identity, ToolScopes scopes) {
        this.identity = identity;
        this.scopes = scopes;
    }

    @Override
    public boolean test(ToolInfo tool, FilterContext context) {
        if (context.method() != McpMethod.TOOLS_LIST) return true;
        // On stdio nobody was asked: the process belongs to whoever started it.
        return Caller.of(identity.getIdentity())
                .map(caller -> scopes.shows(tool.name(), caller.scopes()))
                .orElse(true);
    }
}
