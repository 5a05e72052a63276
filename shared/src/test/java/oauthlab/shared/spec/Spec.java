package oauthlab.shared.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which requirements a test proves: {@code @Spec("RFC 7636 4.6")}.
 *
 * <p>The requirements stand in {@code docs/rfc/requirements.txt}; from both, {@code docs/rfc-map.md} is made.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Spec {

    /** Specification and id, exactly as they stand in the list. */
    String[] value();
}
