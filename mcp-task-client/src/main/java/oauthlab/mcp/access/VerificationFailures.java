package oauthlab.mcp.access;

import java.util.List;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Why a token was refused, in words that help and with nothing of the token in them. */
final class InvalidTokenReason {

    private InvalidTokenReason() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid) return of(invalid);
        }
        return "This is no access token of the authorization server that this server trusts.";
    }

    private static String of(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) return "The token has expired. Get a new one.";
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING))
            return "The token is for another service (aud). Ask for one with the resource of this server.";
        if (invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID) || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING))
            return "The token is from another authorization server (iss).";
        if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) return "The signature of the token is wrong.";
        List<ErrorCodeValidator.Error> rules = invalid.getErrorDetails().stream()
                .filter(error -> error.getErrorCode() == ErrorCodes.MISCELLANEOUS)
                .toList();
        return rules.isEmpty()
                ? "This is no access token of the authorization server that this server trusts."
                : "The token cannot be used here: " + rules.get(0).getErrorMessage() + ".";
    }
}
