package oauthlab.auth.authorize;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page for requests that may not be sent back to anybody; its template stands in {@code templates/authorize}. */
@CheckedTemplate(basePath = "authorize")
final class ErrorPage {

    private ErrorPage() {}

    static native TemplateInstance error(String description);
}
