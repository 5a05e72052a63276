package oauthlab.auth.consent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The page of this package; its template stands in {@code templates/consent}. */
@CheckedTemplate(basePath = "consent")
final class ConsentPage {

    private ConsentPage() {}

    /** One line of what is asked for. */
    record Permission(String scope, String meaning) {}

    static native TemplateInstance form(
            ConsentQuestion question, List<Permission> permissions, String username, String csrf, String request);
}
