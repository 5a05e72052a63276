package oauthlab.mcp.checks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.Lookups;
import oauthlab.guarded.introspection.IntrospectionCheck;
import oauthlab.guarded.introspection.Introspections;
import oauthlab.guarded.jwt.ClaimRules;
import oauthlab.guarded.jwt.JwtCheck;
import oauthlab.guarded.jwt.VerificationKeys;
import oauthlab.guarded.revocation.KnownRevocations;
import oauthlab.guarded.revocation.RevocationFeed;
import oauthlab.guarded.server.AuthorizationServer;
import oauthlab.guarded.server.OwnClient;
import oauthlab.guarded.server.ServerCalls;

/** Makes the checks, and puts those that the settings name into their order. */
final class TokenChecks {

    private static final String CLIENT_ID = "mcp-task-manager";

    private final CheckSettings settings;
    private final Clock clock;
    private final ServerCalls calls = new ServerCalls();
    private final AuthorizationServer server;
    private final OwnClient self;
    private final Lookups lookups;

    TokenChecks(CheckSettings settings, Clock clock, ObjectMapper json, MeterRegistry registry) {
        this.settings = settings;
        this.clock = clock;
        this.server = new AuthorizationServer(settings, calls, clock, json);
        this.self = new OwnClient(CLIENT_ID, settings.clientSecret());
        this.lookups = (what, wasKept) -> registry.counter(
                        "oauthlab.lookups", "what", what, "result", wasKept ? "kept" : "fetched")
                .increment();
    }

    @Produces
    @Singleton
    VerificationKeys keys() {
        return new VerificationKeys(server, calls, clock, settings, lookups);
    }

    @Produces
    @Singleton
    KnownRevocations revocations(CheckSettings.Revoked revoked, ObjectMapper json) {
        return new KnownRevocations(new RevocationFeed(server, calls, self, json), revoked, lookups, clock);
    }

    @Produces
    @Singleton
    ChosenChecks chosen(VerificationKeys keys, CheckSettings.Introspection introspection, ObjectMapper json) {
        String audience = settings.resource().toString();
        Map<String, CredentialCheck> all = Map.of(
                "jwt", new JwtCheck(keys, new ClaimRules(clock, server, audience)),
                "introspection",
                        new IntrospectionCheck(
                                new Introspections(server, calls, clock, json, self),
                                introspection,
                                clock,
                                server,
                                audience,
                                lookups));
        return new ChosenChecks(
                settings.tokenChecks().stream().map(name -> named(name, all)).toList());
    }

    private static CredentialCheck named(String name, Map<String, CredentialCheck> all) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new ConfigurationException("oauthlab.token-checks has '" + name + "'; there are: "
                        + List.of("introspection", "jwt") + "."));
    }
}
