package oauthlab.agent.foundation.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import oauthlab.agent.foundation.config.OAuthOptions.AssertionOptions;
import oauthlab.agent.foundation.config.OAuthOptions.ClientMetadataOptions;
import oauthlab.agent.foundation.config.OAuthOptions.ClientSecret;
import oauthlab.agent.foundation.config.OAuthOptions.IdentityProvider;
import oauthlab.agent.foundation.config.OAuthOptions.StorageType;
import oauthlab.shared.protocol.ClientAuthMethod;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.Scopes;

/** Reads the {@code oauth} object of a server. */
final class OAuthReader {

    private static final List<String> ENDPOINTS = List.of("authorization_endpoint", "token_endpoint");
    private static final List<String> MEMBERS = List.of(
            "server_url",
            "callback_port",
            "use_loopback",
            "storage_type",
            "client_metadata",
            "client_id",
            "client_secret",
            "client_metadata_url",
            "private_key_file",
            "scope",
            "assertion",
            "authorization_endpoint",
            "token_endpoint");
    private static final List<String> METADATA =
            List.of("client_name", "redirect_uris", "grant_types", "response_types", "token_endpoint_auth_method");

    private final Path folder;
    private final Consumer<String> warnings;
    private final Consumer<Located> secretSeen;

    OAuthReader(Path folder, Consumer<String> warnings, Consumer<Located> secretSeen) {
        this.folder = folder;
        this.warnings = warnings;
        this.secretSeen = secretSeen;
    }

    OAuthOptions read(String server, Located oauth) {
        Map<String, Located> members = oauth.members(MEMBERS);
        warnOfEndpoints(members);
        Optional.ofNullable(members.get("client_secret")).ifPresent(secretSeen);
        var options = new OAuthOptions(
                member(members, "server_url", Located::url),
                member(members, "callback_port", Located::port).orElse(OAuthOptions.DEFAULT_CALLBACK_PORT),
                member(members, "use_loopback", Located::isTrue).orElse(true),
                member(members, "storage_type", OAuthReader::storage).orElse(StorageType.FILE),
                member(members, "client_metadata", this::metadata)
                        .orElse(OAuthOptions.usual().clientMetadata()),
                member(members, "client_id", Located::text),
                member(members, "client_secret", Located::text).map(ClientSecret::new),
                member(members, "client_metadata_url", OAuthReader::documentUrl),
                member(members, "private_key_file", this::existingFile),
                member(members, "scope", this::scope),
                member(members, "assertion", this::assertion));
        checkCredentials(server, oauth, options);
        checkAssertion(oauth, options);
        return options;
    }

    private static <T> Optional<T> member(Map<String, Located> members, String name, Function<Located, T> as) {
        return Optional.ofNullable(members.get(name)).map(as);
    }

    /** Credentials are known to one issuer. Sent to another they are stolen: RFC 9700 section 4.4 (mix-up). */
    private static void checkCredentials(String server, Located oauth, OAuthOptions options) {
        if (options.hasCredentials() && options.serverUrl().isEmpty())
            throw oauth.error(
                    "has credentials: OAuth server_url required for the server '" + server + "'.",
                    "They are for one authorization server only and must never go to another.",
                    "Add its issuer: \"server_url\": \"https://auth.example\"");
        if (options.clientSecret().isPresent() && options.privateKeyFile().isPresent())
            throw oauth.error(
                    "has client_secret and private_key_file.", "A client proves itself in one way: keep one of them.");
        boolean hasName =
                options.clientId().isPresent() || options.clientMetadataUrl().isPresent();
        if (options.privateKeyFile().isPresent() && !hasName
                || options.clientSecret().isPresent() && options.clientId().isEmpty())
            throw oauth.error("has a credential, but does not say whose.", "Add client_id.");
    }

    private static void checkAssertion(Located oauth, OAuthOptions options) {
        if (options.assertion().isPresent()
                && (options.clientId().isEmpty() || options.clientMetadata().isForMachine()))
            throw oauth.error(
                    "has an assertion, which needs client_id, and no client_credentials beside it.",
                    "The authorization server wants to know which client it is that brings the assertion.");
    }

    private void warnOfEndpoints(Map<String, Located> members) {
        for (String endpoint : ENDPOINTS) {
            Located set = members.get(endpoint);
            if (set == null) continue;
            set.url();
            warnings.accept(set.place()
                    .warning(set.name()
                            + " is ignored: the issuer's own metadata says where its endpoints are. One set by"
                            + " hand bypasses the check of the issuer, and a mix-up of two servers sends a code or a"
                            + " secret to the wrong one (RFC 9700 4.4). Take it out."));
        }
    }

    private String scope(Located scope) {
        String wanted = scope.text();
        try {
            Scopes.parse(wanted);
        } catch (IllegalArgumentException notScopes) {
            throw scope.error("is not a list of scopes: " + notScopes.getMessage() + ".", "Put single spaces between.");
        }
        warnings.accept(scope.place()
                .warning(scope.name()
                        + " is set by hand and asked for as it is. The server's challenge and its metadata say"
                        + " better what is needed: by hand it is too much (more to lose) or too little (refused"
                        + " calls). Take it out unless you know why."));
        return wanted;
    }

    private static StorageType storage(Located type) {
        return type.oneOf(StorageType.values(), value -> value.name().toLowerCase(Locale.ROOT));
    }

    private static URI documentUrl(Located member) {
        URI url = member.url();
        if (url.getPath() == null || url.getPath().length() < 2)
            throw member.error(
                    "has no path, which such a client identifier needs.",
                    "For example" + " https://app.example/client.json");
        return url;
    }

    private Path existingFile(Located member) {
        String written = member.text().replaceFirst("^~(?=/)", System.getProperty("user.home"));
        Path file = folder.resolve(written);
        if (!Files.isReadable(file) || Files.isDirectory(file))
            throw member.error(
                    "names a file that is not there or cannot be read: " + file,
                    "A key is PEM or JWK; an assertion a JWT.");
        if (ConfigurationFile.isOpenToOthers(file))
            warnings.accept(member.place()
                    .warning(file + " can be read or changed by others on this machine. Run: chmod 600 " + file));
        return file;
    }

    private AssertionOptions assertion(Located object) {
        Map<String, Located> members = object.members(List.of("file", "token_endpoint", "client_id"));
        Path file = member(members, "file", this::existingFile)
                .orElseThrow(() -> object.error("names no file with a JWT.", "Add \"file\": \"assertion.jwt\"."));
        Optional<URI> endpoint = member(members, "token_endpoint", Located::url);
        Optional<String> clientId = member(members, "client_id", Located::text);
        if (endpoint.isPresent() != clientId.isPresent())
            throw object.error(
                    "has one of token_endpoint and client_id only.",
                    "Both belong to the identity provider that trades the ID token in the file; or leave out both.");
        return new AssertionOptions(
                file, endpoint.map(address -> new IdentityProvider(address, clientId.orElseThrow())));
    }

    private ClientMetadataOptions metadata(Located object) {
        Map<String, Located> members = object.members(METADATA);
        return new ClientMetadataOptions(
                member(members, "client_name", Located::text),
                all(members, "redirect_uris", Located::url),
                all(members, "grant_types", grant -> grant.oneOf(GrantType.values(), GrantType::wire)),
                all(members, "response_types", OAuthReader::responseType),
                member(members, "token_endpoint_auth_method", OAuthReader::authMethod));
    }

    private static <T> List<T> all(Map<String, Located> members, String name, Function<Located, T> as) {
        return member(members, name, Located::list).orElse(List.of()).stream()
                .map(as)
                .toList();
    }

    private static ClientAuthMethod authMethod(Located method) {
        return method.oneOf(ClientAuthMethod.values(), ClientAuthMethod::wire);
    }

    private static String responseType(Located type) {
        if (type.text().equals("code")) return "code";
        throw type.error(
                "is not code.", "OAuth 2.1 knows no other: what came back in the address could be read there.");
    }
}
