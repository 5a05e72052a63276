package oauthlab.mcp.stateless;

import io.quarkiverse.mcp.server.runtime.NotificationManagerImpl;
import io.quarkiverse.mcp.server.runtime.PromptCompletionManagerImpl;
import io.quarkiverse.mcp.server.runtime.PromptManagerImpl;
import io.quarkiverse.mcp.server.runtime.ResourceManagerImpl;
import io.quarkiverse.mcp.server.runtime.ResourceTemplateCompletionManagerImpl;
import io.quarkiverse.mcp.server.runtime.ResourceTemplateManagerImpl;
import io.quarkiverse.mcp.server.runtime.ToolManagerImpl;
import jakarta.inject.Singleton;

/** Where the library keeps the tools, resources and prompts: {@link StatelessMessages} hands all of it on. */
@Singleton
final class Features {

    final PromptManagerImpl prompts;
    final ToolManagerImpl tools;
    final ResourceManagerImpl resources;
    final PromptCompletionManagerImpl promptCompletions;
    final ResourceTemplateManagerImpl templates;
    final ResourceTemplateCompletionManagerImpl templateCompletions;
    final NotificationManagerImpl notifications;

    Features(
            PromptManagerImpl prompts,
            ToolManagerImpl tools,
            ResourceManagerImpl resources,
            PromptCompletionManagerImpl promptCompletions,
            ResourceTemplateManagerImpl templates,
            ResourceTemplateCompletionManagerImpl templateCompletions,
            NotificationManagerImpl notifications) {
        this.prompts = prompts;
        this.tools = tools;
        this.resources = resources;
        this.promptCompletions = promptCompletions;
        this.templates = templates;
        this.templateCompletions = templateCompletions;
        this.notifications = notifications;
    }
}
