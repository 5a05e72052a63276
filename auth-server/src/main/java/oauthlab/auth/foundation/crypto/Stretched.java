package oauthlab.auth.foundation.crypto;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * The sealer whose key is derived by scrypt (RFC 7914). For secrets of others: a master key that somebody chose badly is still
 * slow to guess.
 */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
public @interface Stretched {}
