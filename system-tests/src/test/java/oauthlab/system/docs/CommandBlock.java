package oauthlab.system.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Commands that a learner types, and what they print.
 *
 * <p>A {@code bash} block is run. {@code bash no-run} says that it cannot be; {@code bash exit=1} that it ends with that
 * code. {@code bash until-ctrl-c} runs in a terminal of its own until the file ends. If the next block in the file is {@code text}, it is what the commands print ({@link ExpectedOutput}).
 *
 * @param line where the first command stands in its file
 */
record CommandBlock(
        int line, String script, boolean runs, boolean untilCtrlC, int exitCode, Optional<ExpectedOutput> expected) {

    private static final String NO_RUN = "no-run";
    private static final String UNTIL_CTRL_C = "until-ctrl-c";
    private static final String EXIT = "exit=";
    private static final Set<String> OTHER_NAMES =
            Set.of("sh", "shell", "console", "zsh", "shell-session", "shellsession", "terminal", "shellscript");

    static List<CommandBlock> of(MarkdownFile file) {
        var blocks = new ArrayList<CommandBlock>();
        List<Fence> fences = file.fences();
        for (int i = 0; i < fences.size(); i++) {
            Fence fence = fences.get(i);
            checkLanguage(file, fence);
            if (!fence.language().equals("bash")) continue;
            Optional<Fence> next = i + 1 < fences.size() ? Optional.of(fences.get(i + 1)) : Optional.empty();
            blocks.add(of(file, fence, next.filter(after -> after.info().equals("text"))));
        }
        return blocks;
    }

    private static CommandBlock of(MarkdownFile file, Fence fence, Optional<Fence> printed) {
        boolean runs = true;
        boolean untilCtrlC = false;
        int exitCode = 0;
        for (String flag : fence.flags()) {
            if (flag.equals(NO_RUN)) {
                runs = false;
            } else if (flag.equals(UNTIL_CTRL_C)) {
                untilCtrlC = true;
            } else if (flag.matches(EXIT + "[0-9]+")) {
                exitCode = Integer.parseInt(flag.substring(EXIT.length()));
            } else {
                throw refused(file, fence, "has '" + flag + "', but only no-run, until-ctrl-c and exit=N are known");
            }
        }
        var expected = printed.map(Fence::body).map(ExpectedOutput::new);
        return new CommandBlock(
                fence.line(), String.join("\n", fence.body()) + "\n", runs, untilCtrlC, exitCode, expected);
    }

    /** No command may hide behind another name, or behind none. */
    private static void checkLanguage(MarkdownFile file, Fence fence) {
        String language = fence.language();
        if (OTHER_NAMES.contains(language.toLowerCase(Locale.ROOT))
                || (language.equalsIgnoreCase("bash") && !language.equals("bash")))
            throw refused(file, fence, "is marked '" + language + "'; write 'bash', so that it is run");
        if (language.isEmpty())
            throw refused(file, fence, "is not marked; write 'bash' for commands, 'text' for anything else");
    }

    private static AssertionError refused(MarkdownFile file, Fence fence, String why) {
        return new AssertionError(file.name() + ":" + fence.line() + " the block " + why + ".");
    }
}
