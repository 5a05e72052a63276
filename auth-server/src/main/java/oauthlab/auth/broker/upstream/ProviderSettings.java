package oauthlab.auth.broker.upstream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The providers at which users may sign in, each under a short name that stands in addresses: letters, digits and dashes. */
@ConfigMapping(prefix = "oauthlab.upstream")
interface ProviderSettings {

    Map<String, Provider> providers();

    /** One provider. With a preset, id and secret suffice; with an issuer, the endpoints are discovered. */
    interface Provider {

        /** {@code github}, {@code google} or {@code entra}: the rest is known. */
        Optional<Preset> preset();

        /** What users read after "Sign in with". */
        Optional<String> name();

        /** Who it is; RFC 8414 says how its endpoints are found from that. */
        Optional<String> issuer();

        /** The {@code iss} of its authorization responses (RFC 9207), where it has no issuer but says one there. */
        Optional<String> responseIssuer();

        /** Does a refresh without {@code scope} bring nothing? */
        Optional<Boolean> refreshWithScope();

        /** Who we are there. */
        String clientId();

        Optional<String> clientSecret();

        /** How the secret travels: {@code client_secret_basic} or {@code client_secret_post}. */
        Optional<String> clientAuthMethod();

        Optional<List<String>> scopes();

        /** By hand, where nothing can be discovered; each of these overrides what was. */
        Optional<String> authorizationEndpoint();

        Optional<String> tokenEndpoint();

        Optional<String> userinfoEndpoint();

        Optional<String> revocationEndpoint();

        Optional<String> jwksUri();

        /** What else goes into the authorization request, such as {@code access_type=offline}. */
        Map<String, String> parameters();

        /** Where it is said who the user is: {@code id_token} or {@code userinfo}. */
        Optional<String> subjectFrom();

        /** The member that says it, for providers that are not OpenID Connect: {@code id}, say. */
        Optional<String> subjectField();

        /** The member with a name to show. */
        Optional<String> nameField();

        /** How long one request may take. */
        @WithDefault("PT5S")
        Duration timeout();

        /** {@code swap}: clients get tokens of ours. {@code passthrough}: they get the provider's own, for comparison. */
        @WithDefault("swap")
        String tokens();

        /** The clients that may have the provider's token handed over. RFC 8693. */
        Optional<Set<String>> handOverTo();

        Claims claims();
    }

    /** Which claims of the provider's tokens go into ours. */
    interface Claims {

        /** Only these; a star is all. Nothing, unless somebody says so. */
        Optional<Set<String>> allow();

        /** None of these, whatever is allowed. */
        Optional<Set<String>> block();

        /** Put before each name, so that nobody takes them for ours. */
        @WithDefault("upstream_")
        String prefix();

        /** Bytes that all of them together may have, as JSON. */
        @WithDefault("2048")
        int mostBytes();

        /** Lists and objects, too? */
        @WithDefault("false")
        boolean structured();
    }
}
