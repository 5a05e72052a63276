package oauthlab.auth.tokens.revocation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** How many entries of the list belong to one owner: {@code oauthlab.revocations.most-by.client} and so on. */
@ConfigMapping(prefix = "oauthlab.revocations.most-by")
interface RevocationSettings {

    /** So many entries at a time; beyond that, one entry for all tokens so far takes their place. */
    @WithParentName
    Map<Revocation.Owner.Kind, Integer> most();
}
