package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.Test;

/** What a hosting service reads: the licence, the workflow, and the templates of issues and pull requests. */
class HostingTest {

    private static final int FEW_LINES = 20;

    @Test
    void the_licence_is_complete_and_the_readme_names_it() throws IOException {
        String licence = Files.readString(Root.resolve("LICENSE"));
        assertTrue(licence.contains("Apache License") && licence.contains("END OF TERMS AND CONDITIONS"));
        assertTrue(Files.readString(Root.resolve("README.md")).contains("[Apache License 2.0](LICENSE)"));
    }

    @Test
    void the_workflow_runs_what_the_repository_runs_with_few_rights() throws IOException {
        String workflow = Files.readString(Root.resolve(".github/workflows/ci.yml"));
        assertTrue(workflow.contains("- run: .ci/run\n"), workflow);
        assertTrue(workflow.contains("permissions:\n  contents: read\n\n"), workflow);
        assertFalse(workflow.contains(": write"), workflow);
    }

    @Test
    void each_action_has_a_full_version() throws IOException {
        List<String> actions = Files.readAllLines(Root.resolve(".github/workflows/ci.yml")).stream()
                .filter(line -> line.contains("uses:"))
                .toList();
        assertEquals(2, actions.size());
        for (String action : actions)
            assertTrue(action.matches(".*uses: \\S+@(v\\d+\\.\\d+\\.\\d+|[0-9a-f]{40})"), action);
    }

    @Test
    void the_templates_have_a_few_lines_each() throws IOException {
        try (Stream<Path> files = Files.walk(Root.resolve(".github"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                assertTrue(Files.readAllLines(file).size() <= FEW_LINES, file.toString());
            }
        }
    }
}
