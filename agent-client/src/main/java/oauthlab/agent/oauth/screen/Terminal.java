package oauthlab.agent.oauth.screen;

import java.io.IOException;
import oauthlab.agent.foundation.programs.Environment;

/** The terminal of this process, if it has one. Asked for once, and only when somebody would have to answer a question. */
final class Terminal {

    private Boolean isThere;

    /**
     * Are the input and the stream that shows questions both a terminal? A question in a file is read by nobody, and a line
     * from a pipe was written before the question. {@code System.console()} would also want a terminal at the output.
     */
    synchronized boolean isThere() {
        if (isThere == null) isThere = askTheShell();
        return isThere;
    }

    private static boolean askTheShell() {
        try {
            var test = new ProcessBuilder("sh", "-c", "test -t 0 && test -t 2").inheritIO();
            Environment.restrict(test);
            return test.start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
