package oauthlab.auth.foundation.endpoint;

import java.util.Map;

/**
 * What an endpoint adds to the discovery document. RFC 8414 section 2.
 *
 * <p>Each feature announces itself; the discovery document only collects. So a feature can be deleted, and the document
 * stays true.
 */
public interface MetadataContributor {

    /** Member names of RFC 8414 and their values: a string, a boolean or a list of strings. */
    Map<String, Object> metadata();
}
