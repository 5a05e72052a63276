package oauthlab.agent.operator.migration;

/** A request of the plan did not get what it should: says which request, and what was expected. */
final class Failed extends RuntimeException {

    Failed(String request, String expected) {
        super(request + "\n    expected was " + expected);
    }
}
