package oauthlab.shared.proof;

import java.security.Security;
import org.conscrypt.Conscrypt;

/**
 * Puts a native crypto provider in front of the JDK's own, where its library loads: an ES256 signature then costs a
 * tenth or less (docs/adr/0005-native-signatures.md has the figures).
 */
public final class NativeSignatures {

    private NativeSignatures() {}

    /**
     * Installs the provider once. Where the native library does not load, the JDK's provider stays, slower and just
     * as right.
     *
     * @return one line for the log that says which provider signs
     */
    public static String install() {
        try {
            if (Security.getProvider("Conscrypt") == null) {
                Security.insertProviderAt(
                        Conscrypt.newProviderBuilder()
                                .provideTrustManager(false)
                                .build(),
                        1);
            }
            return "Signatures: native provider (Conscrypt).";
        } catch (LinkageError notForThisPlatform) {
            return "Signatures: the JDK's own provider, because no native library loads on "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ".";
        }
    }
}
