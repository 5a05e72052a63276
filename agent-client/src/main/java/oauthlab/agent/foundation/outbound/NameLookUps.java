package oauthlab.agent.foundation.outbound;

import java.security.Security;

/**
 * How long the JDK keeps what it looked up. {@link SafeAddress} looks at a host's addresses, and the HTTP client looks the name up
 * again: from the JDK's memory it gets the same answer, also where a name server gives another one each time (DNS rebinding).
 */
public final class NameLookUps {

    private static final String SECONDS = "30";
    private static final String SECONDS_OF_A_FAILURE = "10";

    private NameLookUps() {}

    /** Has to come before the first look-up: after that the JDK does not look at its settings again. */
    public static void keep() {
        Security.setProperty("networkaddress.cache.ttl", SECONDS);
        Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_OF_A_FAILURE);
    }
}
