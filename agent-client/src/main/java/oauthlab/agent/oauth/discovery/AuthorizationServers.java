package oauthlab.agent.oauth.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.wire.AuthorizationServerMetadata;
import oauthlab.shared.wire.WellKnownUri;

/** Finds and checks what an authorization server says about itself. RFC 8414 and OpenID Connect Discovery. */
@Singleton
class AuthorizationServers {

    private static final List<String> NEEDED = List.of("issuer", "token_endpoint", "authorization_endpoint");

    private final Outbound outbound;

    AuthorizationServers(Outbound outbound) {
        this.outbound = outbound;
    }

    /** @param address of the issuer, which is safe */
    AuthorizationServerMetadata find(URI address) {
        String issuer = address.toString();
        var tried = new ArrayList<String>();
        for (String candidate : wellKnown(address)) {
            Reply reply = outbound.get(URI.create(candidate), Map.of());
            if (reply.isDocumentWith("issuer")) return checked(issuer, reply);
            tried.add(reply + (reply.isGood() ? ", but no metadata" : ""));
        }
        tried.add("RFC 8414 section 3.1: an authorization server describes itself at one of these addresses.");
        throw AgentException.of(
                "The authorization server " + issuer + " does not say where its endpoints are.",
                tried.toArray(String[]::new));
    }

    /** MCP, "Authorization Server Metadata Discovery": RFC 8414 first, then both places of OpenID Connect. */
    static List<String> wellKnown(URI issuer) {
        String name = issuer.toString();
        var addresses = new ArrayList<String>();
        addresses.add(WellKnownUri.of(name, WellKnownUri.AUTHORIZATION_SERVER));
        addresses.add(WellKnownUri.of(name, WellKnownUri.OPENID_CONFIGURATION));
        String appended = name.replaceFirst("/$", "") + "/.well-known/" + WellKnownUri.OPENID_CONFIGURATION;
        if (!addresses.contains(appended)) addresses.add(appended);
        return addresses;
    }

    private static AuthorizationServerMetadata checked(String issuer, Reply reply) {
        NEEDED.forEach(member -> reply.check(member, JsonNodeType.STRING, "an address"));
        var metadata = reply.as(AuthorizationServerMetadata.class);
        // RFC 8414 section 3.3, character by character: otherwise one server could speak in the name of another
        // (mix-up).
        if (!issuer.equals(metadata.issuer()))
            throw AgentException.of(
                    reply.request() + " speaks for another issuer: " + metadata.issuer(),
                    "Asked was " + issuer
                            + ". Both have to be the same, character by character (RFC 8414 section 3.3)."
                            + bySlash(issuer, metadata.issuer()));
        SafeAddress.named(metadata.tokenEndpoint(), "token_endpoint of " + issuer, URI.create(issuer));
        return metadata;
    }

    private static String bySlash(String asked, String said) {
        boolean isSlash = (asked + "/").equals(said) || asked.equals(said + "/");
        return isSlash
                ? " They differ by the slash at the end. One of them has to change: the issuer in this metadata, or what"
                        + " names it (authorization_servers of the resource, oauth.server_url of the configuration)."
                : "";
    }

    /** MCP: whoever does not say S256 may not know PKCE at all, and then a stolen code is worth a token. */
    static void requirePkce(AuthorizationServerMetadata metadata) {
        List<String> methods = metadata.codeChallengeMethodsSupported();
        if (methods != null && methods.contains(CodeChallenge.S256)) return;
        throw AgentException.of(
                "The authorization server " + metadata.issuer() + " does not say that it knows PKCE with S256.",
                "code_challenge_methods_supported is " + (methods == null ? "missing" : methods)
                        + ". Without PKCE a stolen code is worth a token; MCP clients must refuse (RFC 7636).");
    }
}
