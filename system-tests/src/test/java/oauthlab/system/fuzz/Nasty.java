package oauthlab.system.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import oauthlab.system.fuzz.Draft.Pair;

/** What nobody means to send. */
final class Nasty {

    static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "post", "PROPFIND", "X");

    static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded; charset=ISO-8859-1",
            "APPLICATION/X-WWW-FORM-URLENCODED",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "text/plain",
            "text/html",
            "*/*",
            "application/*",
            "x",
            "/",
            ";",
            "application/json, application/json",
            "application/xml");

    static final List<Pair> HEADERS = List.of(
            new Pair("Accept", "text/html"),
            new Pair("Accept", "application/xml"),
            new Pair("Accept", "x"),
            new Pair("Accept", "text/html;q=banana, */*;q=-1"),
            new Pair("Accept-Encoding", "gzip, deflate, br"),
            new Pair("Accept-Language", "\u00e9, ;q=x"),
            new Pair("Origin", "null"),
            new Pair("Origin", "http://evil.example"),
            new Pair("Cookie", "oauthlab_session=x; oauthlab_forms=; oauthlab_browser=."),
            new Pair("Cookie", "=;;=,;\"; $Version=x"),
            new Pair("Cookie", "oauthlab_session=\"\u0001\""),
            new Pair("Authorization", "Basic"),
            new Pair("Authorization", "Basic Og=="),
            new Pair("Authorization", "Basic !!!"),
            new Pair("Authorization", "Basic JXp6OiV6eg=="),
            new Pair("Authorization", "Bearer"),
            new Pair("Authorization", "Bearer \u00e9"),
            new Pair("Authorization", "DPoP x.y.z"),
            new Pair("DPoP", ""),
            new Pair("DPoP", "x"),
            new Pair("X-Forwarded-For", "\u0001, ::1, x"),
            new Pair("Forwarded", "for=\"[::1\";host=;proto=x"),
            new Pair("X-HTTP-Method-Override", "DELETE"),
            new Pair("Expect", "100-continue"),
            new Pair("Range", "bytes=-1"),
            new Pair("If-None-Match", "*"),
            new Pair("traceparent", "00-x-y-zz"),
            new Pair("Connection", "close"));

    static final List<String> TAILS = List.of(
            "%", "%zz", "%c3%28", "%00", "&", "&&=&=x", "=", ";", "+", "}", "{", "\"", ",", "\u0000", "\n", "a&b&c");

    static final List<String> PATHS =
            List.of("/", "//", "/..", "/../token", "/%2e%2e", "/x", ";a=b", "%20", "%00", "%2f", "/.", "~", "'");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "-1",
            "99999999999999999999",
            "1e400",
            "[]",
            "{}",
            "[null]",
            "[[[[[[[[]]]]]]]]",
            "{\"a\":{\"b\":[1,{}]}}",
            "[1,2]",
            "[\"a\",\"a\"]",
            "' or 1=1 --",
            "<script>x</script>",
            "${7*7}{{7*7}}{7*7}",
            "../../../../etc/passwd",
            "http://evil.example/%0d%0aX: y",
            "http://[::1",
            "http://127.0.0.1:99999/callback",
            "urn:ietf:params:oauth:request_uri:x",
            "urn:ietf:params:oauth:token-type:jwt",
            "\u0000",
            "\u0001\u001f\u007f",
            "\r\nX-Injected: y",
            "\ud83d\ude00\u202e\ufeff",
            "\ufffd",
            "tasks:read tasks:read",
            "openid  profile",
            "none login",
            "rt.AAAAAAAAAAAAAAAAAAAAAA.999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "x".repeat(300),
            "a b c ".repeat(400));

    private static final List<String> JWT_HEADERS = List.of(
            "{}",
            "[]",
            "null",
            "{\"alg\":1}",
            "{\"alg\":null}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"ES256\"}",
            "{\"alg\":\"ES256\",\"kid\":[]}",
            "{\"alg\":\"ES256\",\"typ\":{}}",
            "{\"alg\":\"ES256\",\"crit\":\"x\"}",
            "{\"alg\":\"RSA-OAEP\",\"enc\":\"A128GCM\"}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{}}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":[]}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"\",\"y\":1}}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AA\"}}",
            "{\"typ\":\"dpop+jwt\",\"alg\":\"EdDSA\",\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}}");

    private static final List<String> JWT_CLAIMS = List.of(
            "{}",
            "[]",
            "\"x\"",
            "{\"sub\":1}",
            "{\"sub\":null}",
            "{\"sub\":\"agent-cli\",\"iss\":[]}",
            "{\"sub\":\"agent-cli\",\"iss\":\"agent-cli\",\"aud\":[1],\"exp\":\"x\"}",
            "{\"sub\":\"mcp-task-manager\",\"exp\":1e400,\"jti\":{}}",
            "{\"htm\":1,\"htu\":{},\"iat\":\"x\",\"jti\":[]}",
            "{\"iss\":\"http://evil.example\",\"aud\":{},\"iat\":-1e300}",
            "{\"sub\":\"\\u0000\",\"iss\":\"\\ud800\"}");

    private Nasty() {}

    static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(TEXTS)),
                Tuple.of(2, jwt()),
                Tuple.of(
                        2,
                        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(40)),
                Tuple.of(1, Arbitraries.strings().ascii().ofMaxLength(60)));
    }

    /** A token that is good but for one thing: it was cut, changed, or put together from several. */
    static Arbitrary<String> torn(List<String> tokens) {
        return Combinators.combine(
                        Arbitraries.of(Tear.class),
                        Arbitraries.of(tokens),
                        Arbitraries.of(tokens),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.of(JWT_HEADERS),
                        Arbitraries.of(JWT_CLAIMS))
                .as((tear, token, other, where, header, claims) ->
                        tear.on(token, other, where, encoded(header), encoded(claims)))
                .filter(text -> tokens.stream().noneMatch(text::contains)); // a whole one is none of these
    }

    private static Arbitrary<String> jwt() {
        return Combinators.combine(
                        Arbitraries.of(JWT_HEADERS),
                        Arbitraries.of(JWT_CLAIMS),
                        Arbitraries.of("", "AA", "!", "A".repeat(86)))
                .as((header, claims, signature) -> encoded(header) + "." + encoded(claims) + "." + signature);
    }

    static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
