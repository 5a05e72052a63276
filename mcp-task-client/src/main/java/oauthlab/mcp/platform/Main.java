package oauthlab.mcp.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server. The library takes stdin as it finds it, so {@link JsonLines} has to be there before. */
@QuarkusMain
public class Main {

    public static void main(String[] arguments) {
        System.setIn(new JsonLines(System.in, System.out));
        Quarkus.run(arguments);
    }
}
