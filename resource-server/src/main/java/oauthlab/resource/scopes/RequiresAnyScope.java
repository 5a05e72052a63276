package oauthlab.resource.scopes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Scopes of which a token needs one for this endpoint, {@code @RequiresAnyScope("tasks:read tasks:write")}. {@link RequiresScope} asks for
 * all. RFC 6749 section 3.3 leaves to the resource server what a scope opens.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresAnyScope {

    /** Separated by spaces, the one that allows least first: a client without any is told to ask for that one. */
    String value();
}
