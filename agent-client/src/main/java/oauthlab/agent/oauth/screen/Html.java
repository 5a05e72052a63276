package oauthlab.agent.oauth.screen;

import oauthlab.shared.text.Invisible;

/** Text in pages of ours. Much of it is the words of others. */
public final class Html {

    private Html() {}

    public static String escaped(String text) {
        return Invisible.escaped(text.replaceAll("\\s+", " "))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Its direction of writing ends where it ends. */
    public static String isolated(String text) {
        return "<bdi>" + escaped(text) + "</bdi>";
    }
}
