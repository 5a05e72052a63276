package oauthlab.agent.oauth.discovery;

import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.outbound.SafeAddress;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.shared.network.NormalUri;
import oauthlab.shared.wire.ProtectedResourceMetadata;
import oauthlab.shared.wire.WellKnownUri;

/** Finds and checks what a protected resource says about itself. RFC 9728. */
@Singleton
class ProtectedResources {

    private final Outbound outbound;

    ProtectedResources(Outbound outbound) {
        this.outbound = outbound;
    }

    /** @return empty when there is no such document anywhere, as with servers older than this RFC */
    Optional<ProtectedResourceMetadata> find(URI server, Challenge challenge) {
        // Section 5.1: where the server itself points to there must be one; looking on would hide that it is broken.
        if (challenge.resourceMetadata().isPresent())
            return Optional.of(pointedAt(server, challenge.resourceMetadata().get()));
        for (String address : wellKnown(server)) {
            Reply reply = outbound.get(SafeAddress.of(address, "protected resource metadata"), Map.of());
            if (reply.isDocumentWith("resource", "authorization_servers")) return Optional.of(checked(server, reply));
        }
        return Optional.empty();
    }

    /** Section 3.1: first with the path of the resource, then at the root. */
    static Set<String> wellKnown(URI server) {
        return new LinkedHashSet<>(List.of(
                WellKnownUri.of(server.toString(), WellKnownUri.PROTECTED_RESOURCE),
                WellKnownUri.of(server.resolve("/").toString(), WellKnownUri.PROTECTED_RESOURCE)));
    }

    private ProtectedResourceMetadata pointedAt(URI server, String address) {
        Reply reply = outbound.get(SafeAddress.named(address, "resource_metadata of the challenge", server), Map.of());
        if (!reply.isGood())
            throw AgentException.of(
                    reply + ": the server's own challenge points here, and there is no document.",
                    "RFC 9728 section 5.1. The operator of " + server + " has to put this right.");
        return checked(server, reply);
    }

    /** Section 3.3: a document that speaks for another resource is not believed, or tokens would be got for that one. */
    private static ProtectedResourceMetadata checked(URI server, Reply reply) {
        reply.check("resource", JsonNodeType.STRING, "the address of this server");
        reply.check("authorization_servers", JsonNodeType.ARRAY, "a list of addresses");
        var metadata = reply.as(ProtectedResourceMetadata.class);
        if (metadata.resource() == null)
            throw AgentException.of(
                    reply.request() + ": resource is missing, must be the address of this server.",
                    "RFC 9728 section 2 requires it. The operator of " + server + " has to put this right.");
        if (!isPartOf(server, metadata.resource()))
            throw AgentException.of(
                    reply.request() + " speaks for another resource: " + metadata.resource(),
                    "Asked was " + server
                            + ". A token for the one must not be fetched for the other (RFC 9728 section 3.3).");
        return metadata;
    }

    /** MCP: the canonical address of the server, or one above it on the same origin, when the document is at the root. */
    private static boolean isPartOf(URI server, String resource) {
        try {
            URI asked = URI.create(NormalUri.of(server.toString()));
            URI named = URI.create(NormalUri.of(resource));
            if (named.getRawFragment() != null) return false;
            // A query belongs to the resource, so only the whole is the same.
            if (named.getRawQuery() != null
                    && !(named.getRawQuery().equals(asked.getRawQuery())
                            && withSlash(named.getRawPath()).equals(withSlash(asked.getRawPath())))) return false;
            return WellKnownUri.of(asked.resolve("/").toString(), "x")
                            .equals(WellKnownUri.of(named.resolve("/").toString(), "x"))
                    && withSlash(asked.getRawPath()).startsWith(withSlash(named.getRawPath()));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String withSlash(String path) {
        if (path == null || path.isEmpty()) return "/";
        return path.endsWith("/") ? path : path + "/";
    }
}
