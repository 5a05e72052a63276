package oauthlab.auth.tokens.dpop;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What a proof must be like. */
@ConfigMapping(prefix = "oauthlab.dpop")
interface DpopSettings {

    /** Must a proof hold a value that we gave out a moment ago? Then none can be made in advance. RFC 9449 section 8. */
    boolean requiresNonce();

    /** How old a proof may be, and how far ahead its clock. */
    Duration window();
}
