package oauthlab.system.lab;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** As {@link SharedLab}, with Company, at which people sign in. */
public final class SharedBroker implements ParameterResolver {

    private static final Map<String, String> SETTINGS = Map.of("OAUTHLAB_RATE_LIMITS_LOGIN_BY_ADDRESS_REQUESTS", "0");

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(SharedBroker.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent("lab", key -> new Running(Lab.startBroker("broker", SETTINGS)), Running.class)
                .lab();
    }

    /** What the store closes at the end. */
    private record Running(Lab lab) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            lab.close();
        }
    }
}
