package oauthlab.console.parties;

/**
 * One side of a hop.
 *
 * @param actor its column in the diagram: {@code agent}, {@code curl}, {@code auth-server}
 * @param label the name of the column
 * @param detail such as the client id or the port; may be empty
 * @param why how it was recognized
 */
public record Party(String actor, String label, String detail, String why) {

    public Party because(String reason) {
        return new Party(actor, label, detail, reason);
    }

    public Party as(String detail) {
        return new Party(actor, label, detail, why);
    }
}
