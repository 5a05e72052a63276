package oauthlab.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Locale;
import oauthlab.shared.proof.NativeSignatures;

/**
 * What one ES256 signature and one verification cost with the provider that the servers use, in microseconds of this
 * thread's CPU time. Prints {@code SIGN VERIFY}.
 */
final class SignatureCost {

    private static final int WARM_UP = 30_000;
    private static final int ROUNDS = 9;
    private static final int PER_ROUND = 3_000;

    /** As long as the header and the claims of an access token. */
    private static final byte[] TOKEN = "a".repeat(440).getBytes(StandardCharsets.US_ASCII);

    private final KeyPair keys;
    private final byte[] signature;

    private SignatureCost(KeyPair keys) throws GeneralSecurityException {
        this.keys = keys;
        this.signature = sign();
    }

    public static void main(String[] none) throws GeneralSecurityException {
        System.err.println(NativeSignatures.install());
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var cost = new SignatureCost(generator.generateKeyPair());
        System.out.printf(Locale.ROOT, "%.2f %.2f%n", median(cost::sign), median(cost::verify));
    }

    private byte[] sign() throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(TOKEN);
        return signer.sign();
    }

    private void verify() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(keys.getPublic());
        verifier.update(TOKEN);
        if (!verifier.verify(signature)) throw new IllegalStateException("the signature does not fit");
    }

    private static double median(Step step) throws GeneralSecurityException {
        cpuOf(step, WARM_UP);
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) rounds[i] = cpuOf(step, PER_ROUND) / 1e3 / PER_ROUND;
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static double cpuOf(Step step, int times) throws GeneralSecurityException {
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) step.run();
        return thread.getCurrentThreadCpuTime() - before;
    }

    private interface Step {
        void run() throws GeneralSecurityException;
    }
}
