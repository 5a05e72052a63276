package oauthlab.agent.foundation.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;

/**
 * How to get a token for a server, as far as that is not found out by discovery. Nothing in here is needed by most servers.
 *
 * @param serverUrl the issuer that the credentials below belong to, and nobody else may see
 * @param callbackPort where the browser comes back to, on this machine
 * @param useLoopback false: the person pastes the address that the browser came back to
 * @param clientId a client that was registered by hand
 * @param clientSecret only together with {@code clientId}
 * @param clientMetadataUrl a client identifier that is an address (Client ID Metadata Document)
 * @param privateKeyFile PEM or JWK, for {@code private_key_jwt} (RFC 7523 section 2.2)
 * @param assertion a JWT that stands for an approval
 * @param scope set by hand: then neither a challenge nor discovery decides what is asked for at first
 */
public record OAuthOptions(
        Optional<URI> serverUrl,
        int callbackPort,
        boolean useLoopback,
        StorageType storage,
        ClientMetadataOptions clientMetadata,
        Optional<String> clientId,
        Optional<ClientSecret> clientSecret,
        Optional<URI> clientMetadataUrl,
        Optional<Path> privateKeyFile,
        Optional<String> scope,
        Optional<AssertionOptions> assertion) {

    public static final int DEFAULT_CALLBACK_PORT = 3030;

    private static final ClientMetadataOptions NO_METADATA =
            new ClientMetadataOptions(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    /** Where tokens are kept between two commands. */
    public enum StorageType {
        /** In files that only their owner can read. */
        FILE,
        /** Nowhere: they end with the process. */
        MEMORY,
        /** In files that are worth nothing without a passphrase or a key file. */
        ENCRYPTED
    }

    /** The password of a client. RFC 6749 section 2.3.1. */
    public record ClientSecret(String value) {

        /** Leaves the secret out: a record's own text would put it into the first message that mentions it. */
        @Override
        public String toString() {
            return "(hidden)";
        }
    }

    /** What this agent says about itself when it registers. RFC 7591 section 2. What is left out, the agent chooses. */
    public record ClientMetadataOptions(
            Optional<String> clientName,
            List<URI> redirectUris,
            List<GrantType> grantTypes,
            List<String> responseTypes,
            Optional<ClientAuthMethod> tokenEndpointAuthMethod) {

        public ClientMetadataOptions {
            redirectUris = List.copyOf(redirectUris);
            grantTypes = List.copyOf(grantTypes);
            responseTypes = List.copyOf(responseTypes);
        }

        /** Does the agent act for itself here, without a person who approves? RFC 6749 section 4.4. */
        public boolean isForMachine() {
            return grantTypes.contains(GrantType.CLIENT_CREDENTIALS);
        }
    }

    /**
     * A JWT of somebody whom the authorization server trusts: of the platform that the agent runs on (RFC 7523 section 2.1),
     * or of the organisation that the user works for (enterprise-managed authorization).
     *
     * @param file where the JWT is; read when it is needed, because whoever writes it writes it anew
     * @param provider given: the file holds the user's ID token, and the organisation trades it for the JWT
     */
    public record AssertionOptions(Path file, Optional<IdentityProvider> provider) {}

    /** The organisation's identity provider, and who the agent is there. RFC 8693. */
    public record IdentityProvider(URI tokenEndpoint, String clientId) {}

    /** Does the agent get its tokens without a person who approves? */
    public boolean isForProgram() {
        return clientMetadata.isForMachine() || assertion.isPresent();
    }

    /** What holds for an entry that is only an address. */
    public static OAuthOptions usual() {
        return new OAuthOptions(
                Optional.empty(),
                DEFAULT_CALLBACK_PORT,
                true,
                StorageType.FILE,
                NO_METADATA,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Are there credentials of a registration by hand? They are for {@link #serverUrl} and for no other. */
    public boolean hasCredentials() {
        return clientId.isPresent() || clientSecret.isPresent() || privateKeyFile.isPresent();
    }
}
