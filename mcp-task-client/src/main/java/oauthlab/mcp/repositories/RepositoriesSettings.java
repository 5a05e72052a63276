package oauthlab.mcp.repositories;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The provider's API. */
@ConfigMapping(prefix = "oauthlab.repositories")
interface RepositoriesSettings {

    /** Where it is; without it there is no tool. */
    Optional<String> url();
}
