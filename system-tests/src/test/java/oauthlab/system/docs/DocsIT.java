package oauthlab.system.docs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Types every command of the documentation, file by file, and compares what it prints.
 *
 * <p>One lab for all files, as a learner has: no file may need another one, or mind that it came before.
 */
class DocsIT {

    private static final int MOST_SECONDS = 120;

    /** A learner waits up to ten seconds until a revoked token is refused everywhere. */
    private static final Map<String, String> IMPATIENT =
            Map.of("OAUTHLAB_REVOKED_READ_EVERY", "PT2S", "OAUTHLAB_INTROSPECTION_BELIEVED_FOR", "PT2S");

    private static Lab lab;
    /** For the chapters about signing in elsewhere; started when the first of them comes. */
    private static Lab broker;

    @BeforeAll
    static void start() {
        lab = Lab.startForDocs("docs", IMPATIENT);
    }

    @AfterAll
    static void stop() {
        // A learner starts what is not up yet.
        for (Lab used : new Lab[] {lab, broker}) {
            if (used == null) continue;
            Command.lab(used.environment(), "down");
            used.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_command_does_what_its_file_says() {
        return MarkdownFile.all().stream()
                .filter(file -> CommandBlock.of(file).stream().anyMatch(CommandBlock::runs))
                .sorted(Comparator.comparing(file -> !isForBeginners(file)))
                .map(file -> DynamicTest.dynamicTest(file.name(), file.path().toUri(), () -> run(file)));
    }

    /** The lessons begin in a lab in which nobody has registered or allowed anything. */
    private static boolean isForBeginners(MarkdownFile file) {
        return file.name().startsWith("docs/exercises/") || file.name().equals("docs/learning-guide.md");
    }

    private static Lab labFor(MarkdownFile file) {
        if (!file.name().startsWith("docs/broker/")) return lab;
        if (broker == null) broker = Lab.startBroker("docs-broker", IMPATIENT);
        return broker;
    }

    private static void run(MarkdownFile file) {
        List<CommandBlock> blocks =
                CommandBlock.of(file).stream().filter(CommandBlock::runs).toList();
        Lab lab = labFor(file);
        var ports = new DocPorts(lab.ports());
        var folder =
                Root.workFolder("docs").resolve("typed").resolve(file.name().replace('/', '-'));
        try (var bash = BashSession.start(folder, MOST_SECONDS, lab.environment())) {
            for (CommandBlock block : blocks) {
                Command done = bash.run(ports.toReal(block.script()));
                String printed = ports.toWritten(done.output());
                // What follows builds on this, so the first failure ends the file.
                problem(block, done.exitCode(), printed).ifPresent(why -> {
                    throw new AssertionError(report(file, block, why, printed));
                });
            }
        }
    }

    private static Optional<String> problem(CommandBlock block, int exitCode, String printed) {
        if (exitCode != block.exitCode()) {
            return Optional.of("exit code " + exitCode + " instead of " + block.exitCode());
        }
        return block.expected().flatMap(expected -> expected.mismatch(printed));
    }

    private static String report(MarkdownFile file, CommandBlock block, String why, String printed) {
        String expected = block.expected()
                .map(output -> String.join("\n", output.lines()))
                .orElse("(anything)");
        return file.name() + ":" + block.line() + " " + why + "\n--- command\n" + block.script() + "--- expected\n"
                + expected + "\n--- got\n" + printed;
    }
}
