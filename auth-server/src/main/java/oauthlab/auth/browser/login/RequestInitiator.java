package oauthlab.auth.browser.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import oauthlab.auth.foundation.issuer.Issuer;

/**
 * Tells whether a page of ours, the user, or another site made the browser send a request.
 *
 * <p>Browsers say it in {@code Sec-Fetch-Site} (W3C Fetch Metadata section 2.1), older ones in {@code Origin} (RFC 6454
 * section 7) and {@code Referer} (RFC 9110 section 10.1.3). No page can set these itself. A neighbouring host name is
 * another site here: we do not know what runs there.
 */
@ApplicationScoped
public class RequestInitiator {

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String REFERER = "Referer";

    /** {@code none}: the user typed the URL, or a program opened the browser with it. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private static final String HIDDEN = "null";

    private final Issuer issuer;

    RequestInitiator(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * Does the browser say that the user or a page of ours sent it here? A browser that says nothing may have come from another
     * site: each page can hide its {@code Referer}.
     */
    public boolean isKnown(HttpHeaders headers) {
        return !isAnotherSite(headers) && (has(headers, FETCH_SITE) || has(headers, REFERER));
    }

    private boolean isAnotherSite(HttpHeaders headers) {
        return has(headers, FETCH_SITE)
                ? !all(headers, FETCH_SITE, OURS::contains)
                : !all(headers, REFERER, issuer::isOurs);
    }

    /** Did a page of ours send this form? Where the browser says nothing at all, its mark has to do. */
    boolean isOurForm(HttpHeaders headers) {
        // A page can hide its origin; then only Sec-Fetch-Site can show that it was ours.
        boolean mayHide = has(headers, FETCH_SITE);
        return !isAnotherSite(headers)
                && all(headers, "Origin", origin -> origin.equals(HIDDEN) ? mayHide : issuer.isOurs(origin));
    }

    private static boolean has(HttpHeaders headers, String name) {
        return !values(headers, name).isEmpty();
    }

    private static boolean all(HttpHeaders headers, String name, Predicate<String> isGood) {
        return values(headers, name).stream().allMatch(isGood);
    }

    private static List<String> values(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        return values == null ? List.of() : values;
    }
}
