package oauthlab.agent.oauth.tokenstore;

import static oauthlab.agent.oauth.tokenstore.TestSessions.KEY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;

/** Another process with the same folder: refreshes so many times, and says how it went by its exit code and on stdout. */
final class OtherProcess {

    static final int FAILED = 3;

    private OtherProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        var store = new FileTokenStore(folder.resolve("tokens"), Sealing.NONE, TestSessions.CLOCK, System.out::println);
        try {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                store.exclusively(KEY, () -> refresh(store, folder));
            }
        } catch (AgentException foreseen) {
            System.out.println(foreseen.getMessage() + "\n" + String.join("\n", foreseen.details()));
            System.exit(FAILED);
        }
    }

    /** The authorization server is a folder with a file for each refresh token that was used. */
    private static boolean refresh(TokenStore store, Path folder) {
        StoredSession session = store.find(KEY).orElseThrow();
        String old = session.tokens().orElseThrow().refreshToken().orElseThrow();
        try {
            Files.createFile(folder.resolve("used-" + old));
        } catch (IOException usedTwice) {
            throw new UncheckedIOException(usedTwice);
        }
        String next = String.valueOf(Integer.parseInt(old) + 1);
        store.save(session.with(TestSessions.tokens(Optional.empty(), Optional.of(next))));
        return true;
    }
}
