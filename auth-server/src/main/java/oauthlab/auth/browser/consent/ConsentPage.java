package oauthlab.auth.browser.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of this package; its template stands in {@code templates/consent}. */
@CheckedTemplate(basePath = "consent")
final class ConsentPage {

    private ConsentPage() {}

    static native TemplateInstance form(
            ConsentQuestion question, List<Permission> permissions, String username, String csrf, String request);

    /**
     * What one client was allowed.
     *
     * @param scopes by resource
     */
    record Application(String clientId, String name, Map<String, Set<String>> scopes) {}

    static native TemplateInstance list(List<Application> applications, String username, String csrf);
}
