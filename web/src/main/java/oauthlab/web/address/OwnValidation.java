package oauthlab.web.address;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Switches off the framework's validation of addresses, which refuses them with a bare 400 before any code of ours: {@link AddressCheck}
 * does it instead. The switch is a property of the Java process that is read once, earlier than any bean; nothing else of ours is called
 * so early.
 */
public final class OwnValidation implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
