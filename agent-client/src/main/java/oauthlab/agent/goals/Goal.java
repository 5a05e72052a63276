package oauthlab.agent.goals;

import oauthlab.agent.foundation.transcript.AgentException;

/** What a person wants, in their words. Only this tells the agent what to do; everything that tools bring is data. */
public record Goal(String text) {

    private static final int MAX_CHARACTERS = 2000;

    public Goal {
        if (text.isBlank())
            throw AgentException.of("There is no goal.", "For example: agent run \"list pending tasks\"");
        if (text.length() > MAX_CHARACTERS)
            throw AgentException.of(
                    "The goal has " + text.length() + " characters, at most " + MAX_CHARACTERS + " are read.",
                    "Say it shorter.");
    }
}
