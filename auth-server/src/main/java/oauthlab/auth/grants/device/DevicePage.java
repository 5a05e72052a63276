package oauthlab.auth.grants.device;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import oauthlab.auth.browser.consent.ConsentQuestion;
import oauthlab.auth.browser.consent.Permission;

/** The pages of this package; the templates stand in {@code templates/device}. */
@CheckedTemplate(basePath = "device")
final class DevicePage {

    private DevicePage() {}

    /** @param problem what was wrong with the last code, or null */
    static native TemplateInstance type(String username, String csrf, String userCode, String problem);

    static native TemplateInstance confirm(
            String username, String csrf, String userCode, ConsentQuestion question, List<Permission> permissions);

    static native TemplateInstance done(boolean approved);
}
