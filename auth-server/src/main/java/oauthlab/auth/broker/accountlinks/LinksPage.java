package oauthlab.auth.broker.accountlinks;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import oauthlab.auth.broker.upstream.Provider;

/** The page of this package; its template stands in {@code templates/links}. */
@CheckedTemplate(basePath = "links")
final class LinksPage {

    private LinksPage() {}

    static native TemplateInstance list(List<Link> links, List<Provider> providers, String username, String csrf);
}
