package oauthlab.agent.flow;

/** Whoever sits before the machine. */
public interface Person {

    /** Shows one line. */
    void tell(String line);

    /** Shows a question and waits for a line; empty when nobody is there to answer. */
    String ask(String question);
}
