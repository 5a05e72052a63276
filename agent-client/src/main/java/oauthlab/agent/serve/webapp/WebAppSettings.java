package oauthlab.agent.serve.webapp;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The demo web application. */
@ConfigMapping(prefix = "oauthlab")
interface WebAppSettings {

    /** True while learning: then the secret that the lessons print is accepted. */
    boolean labMode();

    /** The authorization server; the secret goes to no other. */
    String issuer();

    WebApp webApp();

    /** What the authorization server knows it by, and what it keeps. */
    interface WebApp {

        /** Text, because {@code ./lab} also knows {@code off}. */
        String port();

        String clientId();

        String clientSecret();

        /** What it asks the user for. */
        String scope();

        /** So many users can be signed in; with one more, the one who was idle longest is signed out. */
        int mostSessions();

        /** So long a user may do nothing. */
        Duration idle();
    }
}
