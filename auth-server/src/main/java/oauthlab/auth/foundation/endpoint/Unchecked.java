package oauthlab.auth.foundation.endpoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On {@link FormParameters} whose endpoint itself says, and when, that a parameter was sent more than once: after it knows
 * where the answer goes.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unchecked {}
