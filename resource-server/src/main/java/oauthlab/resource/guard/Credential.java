package oauthlab.resource.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import oauthlab.resource.ground.Refusal;

/**
 * The bearer token of a request, from the header {@code Authorization: Bearer TOKEN}. RFC 6750 section 2.1.
 *
 * <p>The section knows two other places. A form body is none of ours. A token in the query ends up in logs, in the
 * browser's history and in {@code Referer}, so it is not read at all (RFC 9700 section 4.3.2).
 */
record Credential(String token) {

    /** RFC 9110 section 11.4: a scheme name, then nothing or one value without spaces or a list of parameters. */
    private static final Pattern FORM = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?: +(\\S.*))?");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Empty when the request brings no credential, or one of another kind than Bearer: it lacks a token then. */
    static Optional<Credential> from(List<String> authorization) {
        if (authorization == null || authorization.isEmpty()) return Optional.empty();
        if (authorization.size() > 1) throw malformed("there are two Authorization headers; send one");
        return parse(authorization.get(0).strip());
    }

    private static Optional<Credential> parse(String header) {
        var parts = FORM.matcher(header);
        if (!parts.matches()) throw malformed("it has to be a scheme, a space and a credential");
        if (parts.group(2) == null) throw malformed("there is nothing after the scheme " + parts.group(1));
        if (!parts.group(1).equalsIgnoreCase("Bearer")) return Optional.empty();
        if (!TOKEN.matcher(parts.group(2)).matches()) {
            throw malformed("a bearer token is made of A-Z a-z 0-9 - . _ ~ + / and has no space in it");
        }
        return Optional.of(new Credential(parts.group(2)));
    }

    private static Refusal malformed(String reason) {
        return Refusal.invalidRequest(
                "The Authorization header is malformed: " + reason + ". Expected: Authorization: Bearer TOKEN.");
    }

    /** Leaves the token out: a record's own text would put it into the first log line that mentions it. */
    @Override
    public String toString() {
        return "Credential[hidden]";
    }
}
