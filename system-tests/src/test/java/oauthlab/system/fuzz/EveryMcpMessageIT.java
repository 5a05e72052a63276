package oauthlab.system.fuzz;

import java.util.List;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import oauthlab.system.lab.Lab;

/**
 * At least 6,000 messages at the MCP server, in both generations of the protocol: most of them right ones that were spoilt. Each
 * gets a refusal of OAuth or an answer of JSON-RPC, none is a server error, and afterwards there are as many tasks as the answers
 * said.
 */
class EveryMcpMessageIT {

    private static final int TRIES = 6_000 / Barrage.CONCURRENT + 1;

    private static Lab lab;
    private static GuardedMcp mcp;

    @BeforeContainer
    static void start() {
        lab = Lab.start("fuzz-mcp");
        mcp = new GuardedMcp(lab);
    }

    @AfterContainer
    static void stop() {
        try {
            mcp.barrage().close();
            System.out.println(
                    "Messages by the status of their answers: " + mcp.barrage().statuses());
            mcp.isAsTheAnswersSaid();
        } finally {
            lab.close();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void every_message_gets_an_answer_that_the_specifications_know(@ForAll("messages") List<Draft> drafts)
            throws InterruptedException, ExecutionException {
        mcp.barrage().fire(drafts);
    }

    @Provide
    Arbitrary<List<Draft>> messages() {
        Arbitrary<String> texts =
                Arbitraries.frequencyOf(Tuple.of(3, Nasty.text()), Tuple.of(1, Nasty.torn(mcp.tokens())));
        return Barrage.requests(mcp.valid(), texts)
                .map(drafts -> drafts.stream().filter(GuardedMcp::hasAnEnd).toList());
    }
}
