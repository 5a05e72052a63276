package oauthlab.agent.commands.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.foundation.transcript.Transcript;
import oauthlab.agent.goals.AgentLoop;
import oauthlab.agent.goals.Approval;
import oauthlab.agent.goals.Done;
import oauthlab.agent.goals.Step.CallTool;
import oauthlab.agent.goals.Tool;
import oauthlab.agent.oauth.screen.Screen;
import oauthlab.agent.oauth.session.DecodedToken;
import oauthlab.agent.oauth.tokenstore.StoredSession;
import oauthlab.agent.oauth.tokenstore.StoredSession.StoredTokens;

/** Says what happens while it happens, and asks where something could be lost. */
final class Report implements AgentLoop.Listener, Approval {

    private static final int MAX_TEXT = 300;

    private final Screen screen;
    private final Transcript transcript;
    private final AtomicInteger steps = new AtomicInteger();

    Report(Screen screen, Transcript transcript) {
        this.screen = screen;
        this.transcript = transcript;
    }

    /** For whom the agent acts, as the server will see it. */
    void identity(Optional<StoredSession> session) {
        Optional<StoredTokens> tokens = session.flatMap(StoredSession::tokens);
        if (tokens.isEmpty()) {
            screen.line("No token yet: the server will say whether it wants one.");
            return;
        }
        screen.line(who(tokens.get(), session.get().client().clientId()));
        screen.line("Scope granted: " + tokens.get().scope());
        screen.line("");
    }

    private static String who(StoredTokens tokens, String clientId) {
        try {
            DecodedToken token = DecodedToken.of(tokens.accessToken());
            String subject = token.text("sub").orElse("nobody");
            String actor = token.claims().path("act").path("sub").asText(clientId);
            return subject.equals(clientId)
                    ? "The agent acts for itself: subject and client are " + subject + "."
                    : "The agent acts for a user: subject " + subject + ", through " + actor + ".";
        } catch (AgentException opaque) {
            return "The token is opaque: only its issuer knows for whom the agent acts; it is " + clientId + " there.";
        }
    }

    @Override
    public void calling(CallTool call) {
        screen.line("→ " + call.tool() + " " + call.arguments() + "  (" + call.why() + ")");
    }

    @Override
    public void called(Done done) {
        var lines = new ArrayList<String>();
        String text = done.outcome().text();
        lines.add(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "..." : text);
        String title = done.call().tool() + (done.outcome().isError() ? " did not work" : "");
        screen.step(steps.incrementAndGet(), title, transcript.take(), List.copyOf(lines));
    }

    @Override
    public Answer ask(Tool tool, CallTool call, List<String> changes) {
        if (!changes.isEmpty())
            screen.tell(tool.name() + " is not the tool that you said \"always\" to: its server has changed its "
                    + String.join(" and its ", changes) + ". It now says: " + tool.description());
        String answer = screen.ask("Call " + tool.name() + " with " + call.arguments()
                        + "? It may change or lose something. [y]es, [n]o, [a]lways: ")
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .orElse("no");
        return switch (answer) {
            case "y", "yes" -> Answer.YES;
            case "a", "always" -> Answer.ALWAYS;
            default -> Answer.NO;
        };
    }
}
