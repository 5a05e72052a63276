package oauthlab.resource.dpop;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import oauthlab.shared.proof.DpopNonces;

/** Our nonces. Their key lives as long as this process: after a restart a client is sent back for a new nonce, once. */
class OurNonces {

    private static final String ALGORITHM = "HmacSHA256";

    @Produces
    @Singleton
    DpopNonces nonces(Clock clock) throws GeneralSecurityException {
        SecretKey key = KeyGenerator.getInstance(ALGORITHM).generateKey();
        return new DpopNonces(
                clock,
                period -> mark(key, period),
                (mark, period) ->
                        MessageDigest.isEqual(mark.getBytes(), mark(key, period).getBytes()));
    }

    private static String mark(SecretKey key, String period) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(period.getBytes()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
