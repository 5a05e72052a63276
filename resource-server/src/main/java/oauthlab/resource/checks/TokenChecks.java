package oauthlab.resource.checks;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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
import oauthlab.resource.audit.AccessMetrics;
import oauthlab.resource.guard.GuardSettings;

/** Makes the checks; which of them are asked, and in which order, the guard knows from its settings. */
final class TokenChecks {

    @Produces
    @Singleton
    ServerCalls calls() {
        return new ServerCalls();
    }

    @Produces
    @Singleton
    AuthorizationServer server(CheckSettings settings, ServerCalls calls, Clock clock, ObjectMapper json) {
        return new AuthorizationServer(settings, calls, clock, json);
    }

    @Produces
    @Singleton
    OwnClient self(CheckSettings settings) {
        return new OwnClient(settings.clientId(), settings.clientSecret());
    }

    @Produces
    @Singleton
    VerificationKeys keys(
            AuthorizationServer server, ServerCalls calls, Clock clock, CheckSettings settings, AccessMetrics metrics) {
        return new VerificationKeys(server, calls, clock, settings, metrics::lookedUp);
    }

    @Produces
    @Singleton
    JwtCheck jwt(VerificationKeys keys, Clock clock, AuthorizationServer server, GuardSettings guard) {
        return new JwtCheck(keys, new ClaimRules(clock, server, guard.audience()));
    }

    @Produces
    @Singleton
    Introspections questions(
            AuthorizationServer server, ServerCalls calls, Clock clock, ObjectMapper json, OwnClient self) {
        return new Introspections(server, calls, clock, json, self);
    }

    @Produces
    @Singleton
    IntrospectionCheck introspection(
            Introspections server,
            CheckSettings.Introspection settings,
            Clock clock,
            AuthorizationServer authorizationServer,
            GuardSettings guard,
            AccessMetrics metrics) {
        return new IntrospectionCheck(
                server, settings, clock, authorizationServer, guard.audience(), metrics::lookedUp);
    }

    @Produces
    @Singleton
    RevocationFeed feed(AuthorizationServer server, ServerCalls calls, OwnClient self, ObjectMapper json) {
        return new RevocationFeed(server, calls, self, json);
    }

    @Produces
    @Singleton
    KnownRevocations revocations(
            RevocationFeed feed, CheckSettings.Revoked settings, AccessMetrics metrics, Clock clock) {
        return new KnownRevocations(feed, settings, metrics::lookedUp, clock);
    }
}
