package oauthlab.agent.oauth.flow;

import java.util.Optional;

/** The person in front of the machine. */
public interface Person {

    /** Can somebody read a question here and answer it? Consent comes from a person, so a pipe or a file does not count. */
    boolean isThere();

    /** Shows one line. */
    void tell(String line);

    /** Shows a question and waits for a line; empty when the input has ended. */
    Optional<String> ask(String question);
}
