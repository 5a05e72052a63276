package oauthlab.system.docs;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.system.lab.Checkout;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Ports;
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

    private static final int MAX_SECONDS = 120;

    /** A learner waits up to ten seconds until a revoked token is refused everywhere. */
    private static final Map<String, String> IMPATIENT =
            Map.of("OAUTHLAB_REVOKED_READ_EVERY", "PT2S", "OAUTHLAB_INTROSPECTION_BELIEVED_FOR", "PT2S");

    private static Lab lab;
    /** For the chapters about signing in elsewhere; started when the first of them comes. */
    private static Lab broker;
    /** For the pages that change a class, and the one that puts the console in front; their own first command starts its lab. */
    private static Checkout checkout;

    private static final Ports CHECKOUT_PORTS = Ports.free();

    /** Where a file is typed. */
    private record Desk(Path root, Ports ports, Map<String, String> environment) {}

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
        if (checkout == null) return;
        checkout.lab(checkout.environment(CHECKOUT_PORTS), "down");
        checkout.close();
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

    private static Desk deskFor(MarkdownFile file) {
        boolean startsItsOwn =
                file.name().startsWith("docs/first-change/") || file.name().equals("docs/console.md");
        if (!startsItsOwn) {
            Lab lab = labFor(file);
            return new Desk(Root.path(), lab.ports(), lab.environment());
        }
        if (checkout == null) checkout = Checkout.copy("docs-checkout");
        return new Desk(checkout.root(), CHECKOUT_PORTS, checkout.environment(CHECKOUT_PORTS));
    }

    private static void run(MarkdownFile file) {
        List<CommandBlock> blocks =
                CommandBlock.of(file).stream().filter(CommandBlock::runs).toList();
        Desk desk = deskFor(file);
        var ports = new DocPorts(desk.ports());
        var folder =
                Root.workFolder("docs").resolve("typed").resolve(file.name().replace('/', '-'));
        try (var other = new OtherTerminal(desk.root(), folder, desk.environment());
                var bash = BashSession.start(desk.root(), folder, MAX_SECONDS, desk.environment())) {
            for (CommandBlock block : blocks) {
                Command done = block.untilCtrlC()
                        ? other.run(ports.toReal(block.script()), block.expected(), ports::toWritten)
                        : bash.run(ports.toReal(block.script()));
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
