package oauthlab.shared.proof;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECKey;
import java.util.List;
import org.conscrypt.Conscrypt;

/**
 * Puts native signatures in front of the JDK's own, where the library loads: ES256 then costs a tenth or less
 * (docs/adr/0005-native-signatures.md has the figures).
 *
 * <p>Only two signature algorithms are taken, the search for RSA keys, which takes the JDK seconds, and the HMAC of which the
 * check of a password has hundreds of thousands. Other keys, ciphers and TLS stay the JDK's.
 */
public final class NativeSignatures {

    private static final List<String> TAKEN =
            List.of("Signature.SHA256withECDSA", "Signature.SHA256withRSA", "KeyPairGenerator.RSA", "Mac.HmacSHA256");

    private static final int P256 = 256;

    private static volatile KeyFactory keys;

    private NativeSignatures() {}

    /**
     * Installs the provider once. Where the native library does not load, the JDK's provider stays, slower and just
     * as right.
     *
     * @return one line for the log that says which provider signs
     */
    public static String install() {
        try {
            if (Security.getProvider("Conscrypt") == null) Security.insertProviderAt(onlyWhatIsTaken(), 1);
            keys = KeyFactory.getInstance("EC", Conscrypt.newProvider());
            return "Signatures: native provider (Conscrypt).";
        } catch (LinkageError | GeneralSecurityException notForThisPlatform) {
            return "Signatures: the JDK's own provider, because no native library loads on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ".";
        }
    }

    /**
     * The same key as an object of the native provider's own: any other it takes apart again at each signature. Keys for
     * which it does not sign stay as they are, and so does every key where it is not installed.
     */
    public static Key prepared(Key key) {
        boolean isTaken = keys != null
                && key instanceof ECKey curve
                && curve.getParams().getOrder().bitLength() == P256;
        try {
            return isTaken ? keys.translateKey(key) : key;
        } catch (GeneralSecurityException notForThisKey) {
            return key;
        }
    }

    private static Provider onlyWhatIsTaken() {
        Provider provider = Conscrypt.newProvider();
        provider.keySet().stream()
                .map(Object::toString)
                .filter(entry -> TAKEN.stream().noneMatch(entry::startsWith) && !entry.startsWith("Provider."))
                .toList()
                .forEach(provider::remove);
        return provider;
    }
}
