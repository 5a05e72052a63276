package oauthlab.system.lab;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** As {@link SharedLab}, with Company, at which people sign in. */
public final class SharedBroker implements ParameterResolver {

    private static final Map<String, String> SETTINGS = Map.of("OAUTHLAB_RATE_LIMITS_LOGIN_BY_ADDRESS_REQUESTS", "0");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SharedLab.once("broker", () -> Lab.startBroker("broker", SETTINGS));
    }
}
