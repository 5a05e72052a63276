package oauthlab.auth.tokens.dpop;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import oauthlab.auth.foundation.crypto.Authenticator;
import oauthlab.shared.proof.DpopNonces;

/** Our nonces: every process on this master key makes and knows the same ones. */
class IssuedNonces {

    private static final String PURPOSE = "dpop-nonce";

    @Produces
    @Singleton
    DpopNonces nonces(Authenticator authenticator, Clock clock) {
        return new DpopNonces(
                clock,
                period -> authenticator.mark(PURPOSE, period),
                (mark, period) -> authenticator.isMark(mark, PURPOSE, period));
    }
}
