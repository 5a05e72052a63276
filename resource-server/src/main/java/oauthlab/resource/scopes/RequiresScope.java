package oauthlab.resource.scopes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope a token needs for this endpoint, {@code @RequiresScope("tasks:read")}. RFC 6749 section 3.3.
 *
 * <p>It is a label and binds nothing: the guard stands before every endpoint and reads it, so an endpoint
 * under {@code /api} that forgets its label is closed to all instead of open to all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresScope {

    /** One scope, or several that are all needed, separated by spaces as on the wire. */
    String value();
}
