package oauthlab.system.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One lab for all test classes that ask for it by a parameter of type {@link Lab}; stopped after the last. */
public final class SharedLab implements ParameterResolver {

    /**
     * Together the tests sign in more often in a minute than one address may. And who guesses codes of devices waits for so
     * long at once that a slow machine does not sit it out.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            "OAUTHLAB_RATE_LIMITS_LOGIN_BY_ADDRESS_REQUESTS", "0",
            "OAUTHLAB_FAILED_ATTEMPTS_DEVICE_CODE_FIRST", "PT30S");

    /** Not in the store of JUnit: that ends with each class where several processes share the classes out. */
    private static final Map<String, Lab> RUNNING = new HashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.values().forEach(Lab::close)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return once("lab", () -> Lab.start("shared", SETTINGS));
    }

    /** The lab of this name: started by who asks first, stopped with this process. */
    static synchronized Lab once(String name, Supplier<Lab> start) {
        return RUNNING.computeIfAbsent(name, missing -> start.get());
    }
}
