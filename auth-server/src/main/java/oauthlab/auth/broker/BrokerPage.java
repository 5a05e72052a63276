package oauthlab.auth.broker;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.consent.Permission;

/** The pages of this package; the templates stand in {@code templates/broker}. */
@CheckedTemplate(basePath = "broker")
final class BrokerPage {

    private BrokerPage() {}

    /** May this application act for whoever signs in at the provider? */
    static native TemplateInstance ask(
            ConsentQuestion question, List<Permission> permissions, String provider, String csrf, String returnTo);

    /**
     * No application waits: shall we go there?
     *
     * @param linkFor the name of the user who wants to be known by an account there, or null
     */
    static native TemplateInstance leave(String provider, String linkFor, String csrf, String returnTo);
}
