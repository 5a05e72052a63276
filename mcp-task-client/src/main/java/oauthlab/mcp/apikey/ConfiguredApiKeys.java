package oauthlab.mcp.apikey;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.shared.secret.Digests;

/**
 * The keys that are out, from the settings, by their digests: a long random value needs no slow hash. A table that is asked
 * for a digest tells nothing by the time it takes, because nobody can choose the digest of what he tries.
 */
@Singleton
class ConfiguredApiKeys {

    /** Its tokens are for stdio and for the work of users. */
    private static final String ITSELF = "mcp-task-manager";

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Map<String, ApiKey> byDigest = new HashMap<>();
    private final ApiKeySettings settings;
    private final Permissions permissions;

    ConfiguredApiKeys(ApiKeySettings settings, Permissions permissions) {
        this.settings = settings;
        this.permissions = permissions;
        if (settings.labMode()) LabKeys.ALL.forEach(key -> byDigest.put(key.digest(), key));
        settings.apiKeys().known().forEach(this::add);
    }

    /** Made at the start, so that a setting that cannot be is noticed then. */
    void start(@Observes StartupEvent started) {}

    /** Whose key this is; empty for one that is unknown or was taken back. */
    Optional<ApiKey> find(String key) {
        return Optional.ofNullable(byDigest.get(Digests.sha256(key)));
    }

    private void add(String name, ApiKeySettings.Known known) {
        requireDigest(name, known.digest());
        if (!permissions.known().containsAll(known.permissions()))
            throw wrong(name, "permissions", "is " + known.permissions() + "; known are " + permissions.known());
        String client = known.clientId().orElse(name);
        requireClient(name, client, known);
        var key = new ApiKey(client, known.owner(), known.permissions(), known.digest());
        if (byDigest.put(key.digest(), key) != null)
            throw wrong(name, "digest", "is that of another name's key; give each client a key of its own");
    }

    /** What is no digest may be the key itself, so it is not shown. */
    private void requireDigest(String name, String digest) {
        if (!DIGEST.matcher(digest).matches())
            throw wrong(name, "digest", "is no SHA-256 in base64url without padding, 43 characters");
        if (LabKeys.isPublished(digest) && !settings.labMode())
            throw wrong(name, "digest", "is that of a key which everybody can read in the lessons; make a new key");
    }

    /** Without a client of its own the holder of a key would work on the data of this server, and so would all the others. */
    private void requireClient(String name, String client, ApiKeySettings.Known known) {
        boolean isUsed =
                settings.authMode().takesKeys() && settings.taskApi().key().isEmpty();
        if (isUsed && known.clientSecret().isEmpty())
            throw wrong(
                    name,
                    "client-secret",
                    "is missing: register a client for this key, which owns what is done with it, and set its secret here");
        if (settings.labMode() && LabKeys.isNameOf(client))
            throw wrong(name, "client-id", "is that of a key of the lessons; choose another client");
        if (client.equals(ITSELF))
            throw wrong(name, "client-id", "is " + ITSELF + ", this server itself; register a client for this key");
    }

    private static ConfigurationException wrong(String name, String setting, String what) {
        return new ConfigurationException("oauthlab.api-keys.known." + name + "." + setting + " " + what + ".");
    }
}
