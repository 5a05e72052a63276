package oauthlab.mcp.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import oauthlab.guarded.credential.CredentialCheck;
import oauthlab.guarded.credential.InvalidToken;
import oauthlab.guarded.credential.VerifiedCredential;

/** The checks that are asked here, in their order. */
public record ChosenChecks(List<CredentialCheck> inOrder) {

    /**
     * What the first check says that knows this kind of token. It may wait for the authorization server.
     *
     * @throws InvalidToken when the token is not good
     * @throws oauthlab.guarded.credential.Unavailable when that cannot be told now
     */
    public VerifiedCredential verify(String token) {
        for (CredentialCheck check : inOrder) {
            Optional<VerifiedCredential> verified = check.verify(token);
            if (verified.isPresent()) return verified.get();
        }
        throw new InvalidToken("This is no token that this server can read. It checks them by: " + names() + ".");
    }

    private String names() {
        return inOrder.stream().map(CredentialCheck::name).collect(Collectors.joining(", "));
    }
}
