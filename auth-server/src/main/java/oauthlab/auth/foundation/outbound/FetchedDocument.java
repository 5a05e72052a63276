package oauthlab.auth.foundation.outbound;

import java.time.Duration;

/**
 * A document that was fetched.
 *
 * @param goodFor how long it may be kept, as its sender says (RFC 9111 section 5.2.2), within our own limits
 */
public record FetchedDocument(String text, Duration goodFor) {}
