package oauthlab.resource.metadata;

import oauthlab.shared.protocol.Scopes;

/** The scopes of this API: read and write, for each of the two things it keeps. */
public final class ApiScopes {
    public static final String TASKS_READ = "tasks:read";
    public static final String TASKS_WRITE = "tasks:write";
    public static final String USER_READ = "user:read";
    public static final String USER_WRITE = "user:write";

    public static final Scopes ALL = Scopes.of(TASKS_READ, TASKS_WRITE, USER_READ, USER_WRITE);

    private ApiScopes() {}
}
