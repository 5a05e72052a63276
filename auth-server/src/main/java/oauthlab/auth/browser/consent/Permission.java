package oauthlab.auth.browser.consent;

import java.util.List;
import java.util.Map;
import oauthlab.shared.protocol.Scopes;

/** One line of what a user is asked: a scope, and what it means in plain words. */
public record Permission(String scope, String meaning) {

    private static final Map<String, String> MEANINGS = Map.of(
            "tasks:read", "See your tasks",
            "tasks:write", "Create, change and delete your tasks",
            "user:read", "See your name and e-mail address",
            "user:write", "Change your name and e-mail address",
            "admin", "Administrate the MCP server",
            "openid", "Know who you are",
            "profile", "Know your user name",
            "email", "Know your e-mail address",
            "repos:read", "See your repositories",
            "offline_access", "Go on when you have signed out");

    public static List<Permission> of(Scopes scopes) {
        return scopes.names().stream()
                .map(scope -> new Permission(scope, MEANINGS.getOrDefault(scope, scope)))
                .toList();
    }
}
