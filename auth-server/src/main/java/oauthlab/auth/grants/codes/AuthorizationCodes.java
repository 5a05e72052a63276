package oauthlab.auth.grants.codes;

import java.util.Optional;

/** The codes that are out, each good for one token. RFC 6749 section 4.1.2. */
public interface AuthorizationCodes {

    /** Makes a code and returns it; kept is its digest. */
    String issue(NewCode approval);

    /** What this code stands for, whether redeemed or not. */
    Optional<AuthorizationCode> find(String code);

    /**
     * Uses the code up for the tokens of this family.
     *
     * @return true for the first who asks, false for everybody after, however many ask at once
     */
    boolean redeemOnce(String code, String familyId);
}
