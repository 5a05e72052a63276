package oauthlab.mcp.tools;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolGuardrails;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import oauthlab.mcp.exchange.OwnTokens;
import org.jboss.logging.Logger;

/** What only an administrator may: the tool that shows what too little scope looks like. */
@Singleton
@Blocking
class AdminTools {

    private static final Logger LOG = Logger.getLogger(AdminTools.class);

    /** What can be done. */
    enum Action {
        forget_tokens
    }

    /** The answer. */
    public record Done(
            @JsonProperty(value = "action", required = true) Action action,

            @JsonProperty(value = "forgotten", required = true)
            @JsonPropertyDescription("How many tokens for the task API were kept")
            int forgotten) {}

    private final OwnTokens tokens;

    AdminTools(OwnTokens tokens) {
        this.tokens = tokens;
    }

    @Tool(
            name = "admin_action",
            title = "Administrate",
            description =
                    "forget_tokens: this server forgets its tokens for the task API, so that each caller's next call"
                            + " has it ask the authorization server anew",
            structuredContent = true,
            annotations =
                    @Tool.Annotations(
                            title = "Administrate",
                            readOnlyHint = false,
                            destructiveHint = true,
                            idempotentHint = true,
                            openWorldHint = false))
    @ToolGuardrails(output = ArgumentHint.class)
    Done act(@ToolArg(description = "What to do") Action action) {
        int forgotten = tokens.forgetAll();
        LOG.infof("admin_action %s: %d tokens", action, forgotten);
        return new Done(action, forgotten);
    }
}
