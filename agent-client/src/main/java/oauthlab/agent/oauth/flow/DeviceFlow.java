package oauthlab.agent.oauth.flow;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.outbound.Outbound;
import oauthlab.agent.foundation.outbound.Reply;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.oauth.discovery.Discovered;
import oauthlab.agent.oauth.identity.ClientAuthentication;
import oauthlab.agent.oauth.identity.ClientIdentity;
import oauthlab.agent.oauth.identity.Proofs;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.GrantType;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.protocol.Scopes;
import oauthlab.shared.wire.TokenResponse;

/** The person approves on another machine, with a code typed there; the agent asks again and again until then. RFC 8628. */
@Singleton
public class DeviceFlow {

    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(15);

    private final Outbound outbound;
    private final ClientAuthentication authentication;
    private final TokenEndpoint tokenEndpoint;
    private final Clock clock;

    DeviceFlow(Outbound outbound, ClientAuthentication authentication, TokenEndpoint tokenEndpoint, Clock clock) {
        this.outbound = outbound;
        this.authentication = authentication;
        this.tokenEndpoint = tokenEndpoint;
        this.clock = clock;
    }

    /** Section 3.2. @param interval seconds between two questions; {@code expiresIn} seconds from now */
    private record Started(
            @JsonProperty("device_code") String deviceCode,
            @JsonProperty("user_code") String userCode,
            // Servers older than the RFC say it so.
            @JsonProperty("verification_uri") @JsonAlias("verification_url")
            String verificationUri,

            @JsonProperty("verification_uri_complete") String completeUri,
            @JsonProperty("expires_in") Long expiresIn,
            @JsonProperty("interval") Long interval) {

        Duration lifetime() {
            return expiresIn == null ? DEFAULT_LIFETIME : Duration.ofSeconds(expiresIn);
        }

        Duration pause() {
            return interval == null || interval < 0 ? DEFAULT_INTERVAL : Duration.ofSeconds(interval);
        }
    }

    /** @throws AgentException when the person refuses, or does not come in time */
    public TokenResponse run(
            Discovered at, ClientIdentity client, Scopes scopes, Person person, Optional<Proofs> proofs) {
        Started started = start(at, client, scopes);
        person.tell("On any machine, open " + at.endpoint(started.verificationUri(), "verification_uri"));
        person.tell("and type " + started.userCode() + " there.");
        if (started.completeUri() != null)
            person.tell("Or open " + at.endpoint(started.completeUri(), "verification_uri_complete")
                    + " and compare the code.");
        return poll(at, client, started, proofs);
    }

    private Started start(Discovered at, ClientIdentity client, Scopes scopes) {
        String endpoint = at.authorizationServer().deviceAuthorizationEndpoint();
        if (endpoint == null)
            throw AgentException.of(
                    at.issuer() + " has no device flow (device_authorization_endpoint is missing).",
                    "Sign in with a browser on this machine, or with --manual.");
        var form = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        if (!scopes.isEmpty()) form.put(ParameterNames.SCOPE, scopes.toString());
        form.put(ParameterNames.RESOURCE, at.resource());
        authentication.add(client, at.issuer(), form, headers);
        Reply reply = outbound.postForm(at.endpoint(endpoint, "device_authorization_endpoint"), form, headers);
        if (!reply.isGood()) throw reply.refused();
        Started started = reply.as(Started.class);
        if (started.deviceCode() == null || started.userCode() == null)
            throw AgentException.of(
                    reply + ", but there is no device_code or no user_code in it.",
                    "RFC 8628 section 3.2 requires both.");
        return started;
    }

    /** Sections 3.4 and 3.5. */
    private TokenResponse poll(Discovered at, ClientIdentity client, Started started, Optional<Proofs> proofs) {
        Map<String, String> form = TokenEndpoint.form(GrantType.DEVICE_CODE);
        form.put(ParameterNames.DEVICE_CODE, started.deviceCode());
        Instant end = clock.instant().plus(started.lifetime());
        Duration interval = started.pause();
        while (clock.instant().isBefore(end)) {
            pause(interval);
            Reply reply = tokenEndpoint.send(at, client, form, proofs);
            String error = reply.error().map(ErrorResponse::error).orElse("");
            if (error.equals("slow_down")) interval = interval.plus(DEFAULT_INTERVAL);
            else if (!error.equals("authorization_pending")) return approved(reply, error);
        }
        throw expired();
    }

    private static TokenResponse approved(Reply reply, String error) {
        if (error.equals("access_denied")) throw AgentException.of("The approval was refused (access_denied).");
        if (error.equals("expired_token")) throw expired();
        return TokenEndpoint.tokens(reply);
    }

    private static AgentException expired() {
        return AgentException.of("Nobody approved in time, and the code is over.", "Start again.");
    }

    private static void pause(Duration interval) {
        try {
            Thread.sleep(interval.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AgentException.of("The sign-in was interrupted.");
        }
    }
}
