package oauthlab.agent.cli;

import java.util.Arrays;
import java.util.Optional;

/** What the members of a token mean, and where that is written. */
enum ClaimMeaning {
    ALG("alg", "how it is signed; a server accepts those on its own list only", "RFC 7515 4.1.1"),
    TYP("typ", "what kind of JWT; at+jwt is an access token and no id token", "RFC 9068 2.1"),
    KID("kid", "which of the issuer's keys signed it", "RFC 7515 4.1.4"),
    ISS("iss", "who issued it: the authorization server", "RFC 7519 4.1.1"),
    SUB("sub", "whom it is about: a user, or the client when it acts for itself", "RFC 9068 2.2"),
    AUD("aud", "which API may accept it; all others must refuse it", "RFC 7519 4.1.3"),
    CLIENT_ID("client_id", "which client got it", "RFC 8693 4.3"),
    SCOPE("scope", "what it allows", "RFC 8693 4.2"),
    EXP("exp", "when it ends", "RFC 7519 4.1.4"),
    NBF("nbf", "from when on it is good", "RFC 7519 4.1.5"),
    IAT("iat", "when it was issued", "RFC 7519 4.1.6"),
    JTI("jti", "its own name, so that it can be told from others", "RFC 7519 4.1.7"),
    AUTH_TIME("auth_time", "when the user last logged in", "RFC 9068 2.2.1"),
    ACR("acr", "how strong that login was", "RFC 9068 2.2.1"),
    AMR("amr", "by which means the user logged in", "RFC 9068 2.2.1"),
    ACT("act", "who acts in the name of sub", "RFC 8693 4.1"),
    CNF("cnf", "the key that its sender has to prove", "RFC 7800 3.1");

    private final String claim;
    private final String meaning;
    private final String definedIn;

    ClaimMeaning(String claim, String meaning, String definedIn) {
        this.claim = claim;
        this.meaning = meaning;
        this.definedIn = definedIn;
    }

    static Optional<ClaimMeaning> of(String claim) {
        return Arrays.stream(values())
                .filter(known -> known.claim.equals(claim))
                .findFirst();
    }

    @Override
    public String toString() {
        return meaning + " (" + definedIn + ")";
    }
}
