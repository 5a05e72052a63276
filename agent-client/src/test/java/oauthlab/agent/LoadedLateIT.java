package oauthlab.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What only some commands need does not slow the others down. */
class LoadedLateIT extends CliTest {

    @Test
    void a_command_loads_no_library_that_it_does_not_need() throws Exception {
        Path classes = folder.resolve("classes");

        Cli.Result help = cli.with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes)
                .run("help");

        assertEquals(0, help.exitCode(), help.err());
        String loaded = Files.readString(classes);
        assertTrue(loaded.contains("oauthlab.agent.cli"), "the list of classes is there");
        assertFalse(loaded.contains("dev.langchain4j"));
        assertFalse(loaded.contains("org.bouncycastle"));
        assertFalse(loaded.contains("io.vertx.ext.web.Router"));
        assertFalse(loaded.contains("io.vertx.core.http.impl.HttpServerImpl"), "nothing listens");
    }
}
