package oauthlab.shared.proof;

import java.security.PublicKey;
import java.security.interfaces.EdECKey;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.EdDsaAlgorithm;
import org.jose4j.lang.InvalidKeyException;

/** The name of RFC 9864 for what RFC 8037 calls {@code EdDSA}: with keys of this curve only. The JOSE library knows the older name. */
final class Ed25519Algorithm extends EdDsaAlgorithm {

    static final String NAME = "Ed25519";

    private Ed25519Algorithm() {
        setAlgorithmIdentifier(NAME);
    }

    /** From now on the library knows it wherever it reads a JWT. */
    static void register() {
        AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().registerAlgorithm(new Ed25519Algorithm());
    }

    @Override
    public void validatePublicKey(PublicKey key) throws InvalidKeyException {
        super.validatePublicKey(key);
        if (key instanceof EdECKey curve && !NAME.equals(curve.getParams().getName()))
            throw new InvalidKeyException("the key is for another curve");
    }
}
