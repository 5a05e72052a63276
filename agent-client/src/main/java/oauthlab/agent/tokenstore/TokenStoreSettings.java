package oauthlab.agent.tokenstore;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where tokens are kept, and under whose name. */
@ConfigMapping(prefix = "oauthlab")
interface TokenStoreSettings {

    /** The folder of the token files. */
    Path tokens();

    /** The client whose tokens these are; its name is the file's. */
    String clientId();
}
