package oauthlab.mcp.scopes;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** The table. */
@ConfigMapping(prefix = "oauthlab.scopes")
interface ScopeSettings {

    /** Which scopes each tool needs, space-separated. */
    Map<String, String> tools();

    /** Which scopes resources and prompts need: they read tasks. */
    String reading();

    /** What a client that has no token yet is told to ask for: enough to begin, no more. */
    String atFirst();

    /**
     * Scopes that no client gets by registering itself: an administrator of the authorization server gives them. The metadata does not
     * name them, because a client asks for all that it finds there.
     */
    String reserved();

    /** What {@code tools/list} shows: {@code allowed} or {@code all}. */
    Shown shown();

    enum Shown {
        /** The tools that the caller's token may call. */
        ALLOWED,
        /** All: a client that sees more can ask for more. */
        ALL
    }
}
