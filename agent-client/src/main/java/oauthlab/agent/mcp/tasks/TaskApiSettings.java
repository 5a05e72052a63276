package oauthlab.agent.mcp.tasks;

import io.smallrye.config.ConfigMapping;

/** Where the task API is. */
@ConfigMapping(prefix = "oauthlab.task-api")
interface TaskApiSettings {
    String url();

    /** Its resource identifier: for whom tokens are asked. RFC 8707 section 2. */
    String resource();
}
