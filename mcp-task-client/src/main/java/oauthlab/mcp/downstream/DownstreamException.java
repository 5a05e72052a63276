package oauthlab.mcp.downstream;

import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/** A call that did not work: who said no, or who did not answer. */
public final class DownstreamException extends RuntimeException {

    /** The two services on which a call depends. */
    public enum Service {
        AUTHORIZATION_SERVER,
        TASK_API
    }

    private static final int NONE = 0;

    private final Service service;
    private final String address;
    private final int status;
    private final ErrorResponse error;

    private DownstreamException(Service service, String address, int status, ErrorResponse error, Throwable cause) {
        super(
                service + " at " + address + ": "
                        + (status == NONE && error == null ? "no answer" : status + " " + error),
                cause);
        this.service = service;
        this.address = address;
        this.status = status;
        this.error = error;
    }

    static DownstreamException unreachable(String address, Throwable cause) {
        return new DownstreamException(Service.TASK_API, address, NONE, null, cause);
    }

    static DownstreamException noToken(String address, ErrorResponse error, Throwable cause) {
        return new DownstreamException(Service.AUTHORIZATION_SERVER, address, NONE, error, cause);
    }

    static DownstreamException refused(String address, int status, ErrorResponse error) {
        return new DownstreamException(Service.TASK_API, address, status, error, null);
    }

    public Service service() {
        return service;
    }

    public String address() {
        return address;
    }

    public boolean isUnreachable() {
        return status == NONE && error == null;
    }

    /** The API's HTTP status; 0 when it was not asked or gave no answer. */
    public int status() {
        return status;
    }

    boolean isAbout(OAuthErrorCode code) {
        return error != null && code.wire().equals(error.error());
    }

    /** What the service gave as its reason. */
    public ErrorResponse error() {
        return error;
    }
}
