package oauthlab.agent.tasks;

import io.smallrye.config.ConfigMapping;

/** Where the task API is. */
@ConfigMapping(prefix = "oauthlab.task-api")
interface TaskApiSettings {
    String url();
}
