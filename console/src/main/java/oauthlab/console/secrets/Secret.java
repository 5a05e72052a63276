package oauthlab.console.secrets;

/**
 * A secret that was found in an exchange. It lives as long as the exchange is being read.
 *
 * @param label such as {@code T3}
 * @param value the secret itself
 * @param isInRequest false: it came with the response
 */
public record Secret(Use use, String label, String value, boolean isInRequest) {

    /** A record would show the value. */
    @Override
    public String toString() {
        return label;
    }
}
