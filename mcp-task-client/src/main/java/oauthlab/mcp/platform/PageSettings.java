package oauthlab.mcp.platform;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may see the framework's own pages. */
@ConfigMapping(prefix = "oauthlab")
interface PageSettings {

    /** In a lab everybody may. */
    boolean labMode();

    Metrics metrics();

    /** The numbers for those who watch. */
    interface Metrics {

        /** With it they are read outside lab mode; without one they are closed. */
        Optional<String> token();
    }
}
