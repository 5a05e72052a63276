package oauthlab.auth.grants.jwtbearer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose word counts: {@code oauthlab.identity-assertion.issuers.NAME.issuer} and so on. None, unless somebody is named. */
@ConfigMapping(prefix = "oauthlab.identity-assertion")
interface IdentityAssertionSettings {

    Map<String, TrustedIssuer> issuers();

    /** An organisation that vouches for its people. */
    interface TrustedIssuer {

        /** Exactly as its assertions name it in {@code iss}. */
        String issuer();

        /** Where it publishes its keys. */
        Optional<String> jwksUri();

        /** Or the keys themselves, as a JWK set. */
        Optional<String> jwks();

        /** What its signatures are made with. */
        @WithDefault("ES256,RS256")
        List<String> algorithms();

        /**
         * Whom of ours it may speak for: our user id by its {@code sub}. Said one by one: a name or an e-mail address that
         * looks the same proves nothing.
         */
        Map<String, String> users();
    }
}
