package oauthlab.agent.oauth.access;

import java.net.http.HttpHeaders;

/** A server said 401 or 403. It carries no stack trace: it is an answer, and {@link ServerAccess} knows what to do. */
public final class Denied extends RuntimeException {

    private final int status;
    private final transient HttpHeaders headers;

    public Denied(int status, HttpHeaders headers) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    public int status() {
        return status;
    }

    public HttpHeaders headers() {
        return headers;
    }
}
