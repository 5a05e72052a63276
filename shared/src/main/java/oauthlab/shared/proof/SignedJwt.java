package oauthlab.shared.proof;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.EdECKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.jca.ProviderContext;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.EdDsaAlgorithm;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.IntegrityException;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.JoseException;

/**
 * A signed JWT as it is sent: {@code header.payload.signature}, each part base64url. RFC 7515 section 3.1.
 *
 * <p>It is put together and taken apart here, because the JOSE library uses up 60 KB of memory for that, with each token.
 * The signature is the library's.
 */
public final class SignedJwt {

    /** The library looks for the provider of a signature itself. */
    private static final ProviderContext ANY_PROVIDER = new ProviderContext();

    private static final Set<String> SAME = Set.of("EdDSA", Ed25519.NAME);

    static {
        AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().registerAlgorithm(new Ed25519());
    }

    private final Map<String, Object> header;
    private final String signingInput;
    private final String signature;

    private SignedJwt(Map<String, Object> header, String signingInput, String signature) {
        this.header = header;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /** Header, payload and signature, with two dots between them: does it look like that? */
    public static boolean isOne(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        return first > 0 && second > first + 1 && text.indexOf('.', second + 1) < 0;
    }

    /**
     * Signs the payload.
     *
     * @param header with {@code alg}, the algorithm (RFC 7518 section 3.1)
     * @throws JoseException when the key is too weak or for another algorithm
     */
    public static String sign(Map<String, String> header, String payload, Key key) throws JoseException {
        JsonWebSignatureAlgorithm algorithm = algorithm(header.get("alg"));
        algorithm.validateSigningKey(key);
        String signingInput = part(JsonUtil.toJson(header)) + "." + part(payload);
        byte[] signature = algorithm.sign(
                algorithm.prepareForSign(key, ANY_PROVIDER), signingInput.getBytes(StandardCharsets.US_ASCII));
        return signingInput + "." + part(signature);
    }

    /**
     * Reads the header. The rest is not looked at yet.
     *
     * @throws JoseException when this is no signed JWT, or its header is no JSON object, or asks for an extension ({@code
     *     crit}, section 4.1.11): we know none, and to ignore one is not allowed
     */
    public static SignedJwt parse(String text) throws JoseException {
        if (!isOne(text)) throw new JoseException("not header.payload.signature");
        int dot = text.lastIndexOf('.');
        Map<String, Object> header = ClaimsReader.object(text(text.substring(0, text.indexOf('.'))))
                .orElseThrow(() -> new JoseException("the header is no JSON object"));
        if (header.containsKey("crit")) throw new JoseException("crit asks for an extension");
        return new SignedJwt(header, text.substring(0, dot), text.substring(dot + 1));
    }

    /**
     * Reads all of a JWT that the JOSE library is going to verify, and refuses what the library lets pass: a second spelling of
     * a part, and a claim that is there twice.
     *
     * @throws JoseException as {@link #parse}
     */
    public static SignedJwt parseAll(String text) throws JoseException {
        SignedJwt jwt = parse(text);
        bytes(jwt.signature);
        if (ClaimsReader.object(jwt.payload()).isEmpty()) throw new JoseException("the payload is no JSON object");
        return jwt;
    }

    private String payload() throws JoseException {
        return text(signingInput.substring(signingInput.indexOf('.') + 1));
    }

    /** A member of the header that is an object. Empty when there is none, or it is no object. */
    public Map<String, Object> headerObject(String name) {
        var members = new LinkedHashMap<String, Object>();
        if (header.get(name) instanceof Map<?, ?> object)
            object.forEach((member, value) -> members.put(String.valueOf(member), value));
        return members;
    }

    /** A member of the header, which only the sender vouches for. Null when there is none, or it is no text. */
    public String header(String name) {
        return header.get(name) instanceof String text ? text : null;
    }

    /** Does it say that it is of this kind ({@code typ})? In any case, and with or without the prefix. RFC 7515 section 4.1.9. */
    boolean isOfKind(String type) {
        String said = String.valueOf(header("typ"));
        return said.equalsIgnoreCase(type) || said.equalsIgnoreCase("application/" + type);
    }

    /**
     * The payload, once it is known that the owner of the key signed it, with one of these algorithms.
     *
     * @throws IntegrityException when somebody else signed it
     * @throws JoseException when the key is too weak or for another algorithm
     */
    public String verify(Key key, AlgorithmConstraints allowed) throws JoseException {
        String name = header("alg");
        allowed.checkConstraint(name);
        JsonWebSignatureAlgorithm algorithm = algorithm(name);
        algorithm.validateVerificationKey(key);
        byte[] signed = signingInput.getBytes(StandardCharsets.US_ASCII);
        if (!algorithm.verifySignature(bytes(signature), key, signed, ANY_PROVIDER))
            throw new IntegrityException("the signature does not fit");
        return payload();
    }

    /** Do both names mean one algorithm? {@code EdDSA} of RFC 8037 and {@code Ed25519} of RFC 9864 do. */
    public static boolean isSameAlgorithm(String one, String other) {
        return one.equals(other) || SAME.contains(one) && SAME.contains(other);
    }

    private static JsonWebSignatureAlgorithm algorithm(String name) throws JoseException {
        return AlgorithmFactoryFactory.getInstance().getJwsAlgorithmFactory().getAlgorithm(name);
    }

    private static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String text(String part) throws JoseException {
        return new String(bytes(part), StandardCharsets.UTF_8);
    }

    /** No padding (RFC 7515 section 2) and no bits that count for nothing: what is signed has one spelling. */
    private static byte[] bytes(String part) throws JoseException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (part(bytes).equals(part)) return bytes;
        } catch (IllegalArgumentException notBase64url) {
            // The same as below.
        }
        throw new JoseException("not base64url");
    }

    /**
     * The name of RFC 9864 for what RFC 8037 calls {@code EdDSA}, with keys of this curve only. The JOSE library knows the older name;
     * from here on it knows both, wherever it reads a JWT.
     */
    private static final class Ed25519 extends EdDsaAlgorithm {

        private static final String NAME = "Ed25519";

        private Ed25519() {
            setAlgorithmIdentifier(NAME);
        }

        @Override
        public void validatePublicKey(PublicKey key) throws InvalidKeyException {
            super.validatePublicKey(key);
            if (key instanceof EdECKey curve && !NAME.equals(curve.getParams().getName()))
                throw new InvalidKeyException("the key is for another curve");
        }
    }
}
