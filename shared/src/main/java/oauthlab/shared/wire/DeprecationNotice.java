package oauthlab.shared.wire;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * What an answer says about a way to ask that will end: since when nobody should use it (RFC 9745), when it stops to work (RFC
 * 8594), and where to read on (RFC 8288).
 *
 * <pre>Deprecation: @1767225600
 *Sunset: Fri, 01 Jan 2027 00:00:00 GMT
 *Link: &lt;http://...&gt;; rel="deprecation"</pre>
 */
public record DeprecationNotice(Instant since, Instant sunset, URI guide) {

    /** The three headers. */
    public Map<String, String> headers() {
        return Map.of(
                "Deprecation", "@" + since.getEpochSecond(),
                "Sunset", HttpDate.of(sunset),
                "Link", "<" + guide + ">; rel=\"deprecation\"");
    }
}
