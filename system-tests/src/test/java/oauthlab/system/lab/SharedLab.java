package oauthlab.system.lab;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One lab for all test classes that ask for it by a parameter of type {@link Lab}; stopped after the last of them. */
public final class SharedLab implements ParameterResolver {

    /**
     * Together the tests sign in more often in a minute than one address may. And who guesses codes of devices waits for so
     * long at once that a slow machine does not sit it out.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "OAUTHLAB_RATE_LIMITS_LOGIN_BY_ADDRESS_REQUESTS", "0",
            "OAUTHLAB_FAILED_ATTEMPTS_DEVICE_CODE_FIRST", "PT30S");

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(SharedLab.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return once(context, "lab", () -> Lab.start("shared", SETTINGS));
    }

    /** The lab of this name: started by who asks first, stopped after the last test. */
    static Lab once(ExtensionContext context, String name, Supplier<Lab> start) {
        return context.getRoot()
                .getStore(STORE)
                .getOrComputeIfAbsent(name, key -> new Running(start.get()), Running.class)
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
