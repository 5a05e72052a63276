package oauthlab.agent.foundation.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why a connection was not made or broke, for a person. */
public final class Unreachable {

    private Unreachable() {}

    /**
     * The kind of failure; of TLS also what it did not like, because that is somebody else's to put right. What is no more than an
     * {@link IOException} has no other name than its message. A message about JSON would quote it, with what is secret in it.
     */
    public static String why(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(SSLException.class::isInstance)
                .findFirst()
                .map(Unreachable::certificate)
                .orElseGet(() -> named(failed));
    }

    private static String named(Throwable failed) {
        if (failed instanceof JsonProcessingException) return "it is not the JSON that was expected";
        boolean isUnnamed = failed.getClass() == IOException.class && failed.getMessage() != null;
        return isUnnamed ? failed.getMessage() : failed.getClass().getSimpleName();
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
