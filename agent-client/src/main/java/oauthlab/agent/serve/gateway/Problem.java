package oauthlab.agent.serve.gateway;

import java.util.Map;
import oauthlab.shared.protocol.ErrorResponse;

/**
 * Why a request gets no result, as HTTP says it. What is the caller's is 4xx; 502 and 504 say that the MCP server behind is
 * the trouble, not this one (RFC 9110 section 15.6).
 */
public final class Problem extends RuntimeException {

    private final int status;
    private final String error;
    private final transient Map<String, String> headers;

    private Problem(int status, String error, String description, Map<String, String> headers) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.headers = headers;
    }

    public static Problem of(int status, String error, String description) {
        return new Problem(status, error, description, Map.of());
    }

    public Problem with(String header, String value) {
        return new Problem(status, error, getMessage(), Map.of(header, value));
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public ErrorResponse body() {
        return new ErrorResponse(error, getMessage());
    }
}
