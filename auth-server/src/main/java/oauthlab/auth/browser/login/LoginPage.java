package oauthlab.auth.browser.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages of this package; the templates stand in {@code templates/login}. */
@CheckedTemplate(basePath = "login")
final class LoginPage {

    private LoginPage() {}

    /**
     * @param problem what to say about the last try, or null
     * @param offers other ways than the password
     */
    static native TemplateInstance form(
            String csrf, String returnTo, String username, String problem, boolean lab, List<LoginMethod.Offer> offers);

    /** @param request the parameters of the logout request, for the form to bring back */
    static native TemplateInstance signOut(String username, String csrf, String request);

    static native TemplateInstance signedIn(String username, String csrf);
}
