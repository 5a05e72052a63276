package oauthlab.guarded.introspection;

import java.time.Duration;

/** How long answers of the authorization server are believed. */
public interface IntrospectionSettings {

    /** How long a good token is believed without asking again: so long a revoked one still works. 0 turns this off. */
    Duration believedFor();

    /** How long a token that is not good is refused without asking again. */
    Duration refusedFor();
}
