package oauthlab.agent.outbound;

import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why a connection was not made or broke, for a person. */
public final class Unreachable {

    private Unreachable() {}

    /** The kind of failure; of TLS also what it did not like, because that is somebody else's to put right. */
    public static String why(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(SSLException.class::isInstance)
                .findFirst()
                .map(Unreachable::certificate)
                .orElse(failed.getClass().getSimpleName());
    }

    /** Was the connection refused before anything could be sent through it? */
    public static boolean isCertificate(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }

    private static String certificate(Throwable failed) {
        return (isCertificate(failed) ? "the server's certificate is not accepted: " : "no secure connection: ")
                + failed.getMessage();
    }
}
