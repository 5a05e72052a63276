package oauthlab.system.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BashSessionTest {

    private final BashSession bash = BashSession.start(Root.workFolder("bash-session"), 2, Map.of("GREETING", "hello"));

    @AfterEach
    void stop() {
        bash.close();
    }

    @Test
    void variables_and_functions_stay_from_block_to_block() {
        assertEquals(
                0, bash.run("NAME=world\ngreet() { echo \"$GREETING $1\"; }\n").exitCode());
        assertEquals("hello world\n", bash.run("greet \"$NAME\"\n").output());
    }

    @Test
    void the_root_of_the_repository_is_the_working_directory() {
        assertEquals(0, bash.run("test -x ./lab\n").exitCode());
    }

    @Test
    void a_failure_in_the_middle_of_a_pipe_counts() {
        assertEquals(1, bash.run("false | cat\n").exitCode());
    }

    @Test
    void both_streams_are_seen() {
        assertEquals("out\nerr\n", bash.run("echo out; echo err >&2\n").output());
    }

    @Test
    void a_block_that_leaves_the_session_is_told_by_its_exit_code() {
        assertEquals(7, bash.run("exit 7\n").exitCode());
    }

    @Test
    void a_block_that_hangs_is_ended() {
        Command hung = bash.run("echo before; read -r line < <(tail -f /dev/null)\n");
        assertEquals(124, hung.exitCode());
        assertTrue(hung.output().contains("before"));
    }

    @Test
    void ports_change_in_commands_and_back_in_what_is_printed() {
        var ports = new DocPorts(new Ports(34567, 34568, 34569, 34570, 5105, 34572));
        String written = "http://localhost:4000/x?y=http%3A%2F%2Flocalhost%3A4001 14000 4002abc 4003";
        String real = "http://localhost:34567/x?y=http%3A%2F%2Flocalhost%3A34568 14000 4002abc 34570";
        assertEquals(real, ports.toReal(written));
        assertEquals(written, ports.toWritten(real));
    }
}
