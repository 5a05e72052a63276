package oauthlab.resource.apikey;

import java.util.Optional;

/** The keys that are out. */
interface ApiKeys {

    /** Keeps the digest of a key, unless this very key is there. */
    void addIfAbsent(String key, ApiKey holder);

    /** Whose key this is; empty for one that is unknown or was taken back. */
    Optional<ApiKey> find(String key);
}
