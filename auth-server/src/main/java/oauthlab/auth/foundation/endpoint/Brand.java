package oauthlab.auth.foundation.endpoint;

import io.quarkus.qute.TemplateExtension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whose pages these are: a user must see who asks for the password. Setting {@code oauthlab.name}. */
@TemplateExtension(namespace = "brand")
final class Brand {

    private Brand() {}

    static String name() {
        return ConfigProvider.getConfig().getValue("oauthlab.name", String.class);
    }
}
