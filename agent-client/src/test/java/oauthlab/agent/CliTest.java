package oauthlab.agent;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every test of the command line needs: stand-ins that nobody has asked yet, and a folder of its own. */
abstract class CliTest {

    @TempDir
    Path folder;

    Cli cli;

    @BeforeAll
    static void startFaster(@TempDir Path other) throws Exception {
        Cli.makeArchive(other);
    }

    @BeforeEach
    void startAnew() {
        StandIns.reset();
        cli = new Cli(folder);
    }
}
