package oauthlab.guarded.refusal;

import java.util.LinkedHashMap;
import java.util.Map;
import oauthlab.shared.protocol.ErrorResponse;
import oauthlab.shared.protocol.OAuthErrorCode;

/**
 * "No", with a status, a code, a reason for the developer and perhaps headers. The HTTP layer of each service writes it.
 *
 * <p>Codes that OAuth defines come from {@link OAuthErrorCode}; the others are named after their HTTP status (RFC 9110
 * section 15.5). It carries no stack trace: a refusal is an answer, not an accident.
 */
public final class Refusal extends RuntimeException {

    private final int status;
    private final ErrorResponse body;
    private final Map<String, String> headers;

    public Refusal(int status, ErrorResponse body, Map<String, String> headers) {
        super(body.description(), null, false, false);
        this.status = status;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    public static Refusal of(OAuthErrorCode code, String description) {
        return new Refusal(code.status(), new ErrorResponse(code, description), Map.of());
    }

    public static Refusal invalidRequest(String description) {
        return of(OAuthErrorCode.INVALID_REQUEST, description);
    }

    public static Refusal notFound(String description) {
        return plain(404, "not_found", description);
    }

    /** What this server needs cannot be asked now; it may be in a second. RFC 9110 sections 10.2.3 and 15.6.4. */
    public static Refusal unavailable(String description) {
        return of(OAuthErrorCode.TEMPORARILY_UNAVAILABLE, description).withHeader("Retry-After", "1");
    }

    /** An error that HTTP knows and OAuth does not. */
    public static Refusal plain(int status, String code, String description) {
        return new Refusal(status, new ErrorResponse(code, ErrorResponse.sanitize(description)), Map.of());
    }

    public Refusal withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Refusal(status, body, more);
    }

    public int status() {
        return status;
    }

    public ErrorResponse body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
