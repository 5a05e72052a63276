package oauthlab.auth.foundation.crossorigin;

import java.util.List;

/**
 * An endpoint that a script from another origin may call, because it looks at tokens and secrets and never at cookies.
 *
 * <p>The pages are not among them. A user acts there, and no other site shall act in the user's place.
 */
public interface CrossOriginEndpoint {

    /** Paths of this server; one that ends in {@code /*} means all below it. */
    List<String> crossOriginPaths();
}
