package oauthlab.console.secrets;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import oauthlab.console.exchange.Exchange;
import oauthlab.console.exchange.Exchange.Body;
import oauthlab.console.exchange.Exchange.Header;
import oauthlab.console.hops.MessagesFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret in every place where one can stand is in none of them afterwards. */
class CanaryTest {

    private static final String CANARY = "Canary-7f3aQ-99x";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private record Place(
            String target, List<Header> headers, String type, String body, String answerType, String answer) {

        @Override
        public String toString() {
            return target + " " + headers + " " + body + " " + answer;
        }
    }

    static Stream<Place> places() {
        return Stream.of(headers(), parameters(), bodies()).flatMap(same -> same);
    }

    private static Stream<Place> headers() {
        return Stream.of(
                header("Authorization", "Bearer " + CANARY),
                header("authorization", "DPoP " + CANARY),
                header("Authorization", "Basic " + base64("client:" + CANARY)),
                header("Proxy-Authorization", "Digest " + CANARY),
                header("Cookie", "a=1; session=" + CANARY),
                header("Set-Cookie", "session=" + CANARY + "; HttpOnly"),
                header("X-API-Key", CANARY),
                header("X-Auth-Token", CANARY),
                header("DPoP", CANARY),
                header("Mcp-Session-Id", CANARY),
                header("Location", "http://localhost:3000/callback?code=" + CANARY + "&state=s"),
                header("Location", "http://localhost:3000/callback#access_token=" + CANARY),
                header("Location", "/login?return_to=%2Fauthorize%3Fcode%3D" + CANARY),
                header("Location", "/login?return_to=%252Fauthorize%253Fclient_secret%253D" + CANARY),
                header("Referer", "http://localhost/x?access_token=" + CANARY));
    }

    private static Stream<Place> parameters() {
        return Stream.of(
                target("/callback?code=" + CANARY),
                target("/x?api_key=" + CANARY + "&a=b"),
                target("http://user:" + CANARY + "@localhost/x"),
                form("client_secret=" + CANARY),
                form("grant_type=password&password=" + CANARY),
                form("code=" + CANARY + "&code_verifier=v"),
                form("refresh_token=" + CANARY),
                form("subject_token=" + CANARY),
                form("client_assertion=" + CANARY),
                form("device_code=" + CANARY),
                form("my_new_password=" + CANARY),
                form("return_to=" + "%2Foauth%3Ftoken%3D" + CANARY));
    }

    private static Stream<Place> bodies() {
        return Stream.of(
                json("{\"client_secret\":\"" + CANARY + "\"}"),
                json("{\"a\":[{\"b\":{\"refreshToken\":\"" + CANARY + "\"}}]}"),
                json("{\"text\":\"{\\\"password\\\":\\\"" + CANARY + "\\\"}\"}"),
                json("{\"tokens\":[{\"access_token\":\"" + CANARY + "\"}]}"),
                json("{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + CANARY + "\"}]}"),
                json("{\"url\":\"http://localhost/cb?code=" + CANARY + "\"}"),
                json("{\"client_secret\":\"" + CANARY),
                answer(JSON, "{\"access_token\":\"" + CANARY + "\",\"token_type\":\"Bearer\"}"),
                answer(JSON, "{\"device_code\":\"" + CANARY + "\"}"),
                answer("text/plain", "password: " + CANARY),
                answer("text/plain", "wrong client_secret=" + CANARY + "!"),
                answer("text/html", "<input type=\"hidden\" name=\"csrf\" value=\"" + CANARY + "\">"),
                answer("text/html", "<a href=\"/x?code=" + CANARY + "\">on</a>"),
                answer("text/event-stream", "data: {\"params\":{\"apiKey\":\"" + CANARY + "\"}}\n\n"),
                new Place(
                        "/x",
                        List.of(),
                        FORM,
                        "code=" + CANARY,
                        JSON,
                        "{\"error_description\":\"no code " + CANARY + "\"}"),
                new Place(
                        "/x",
                        List.of(),
                        FORM,
                        "a=b",
                        JSON,
                        "{\"error\":\"" + CANARY + "\",\"code\":\"" + CANARY + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_secret_is_nowhere(Place place) throws Exception {
        String shown = shown(place);
        assertFalse(shown.contains(CANARY), shown);
        assertFalse(shown.contains(base64("client:" + CANARY)), shown);
        assertTrue(shown.contains("⟦"), shown);
    }

    @Test
    void what_everybody_may_read_stays() throws Exception {
        String shown = shown(new Place(
                "/authorize?response_type=code&client_id=web&code_challenge=abc&scope=tasks:read&note=a%2Bb",
                List.of(new Header("Accept", "text/html")),
                FORM,
                "grant_type=authorization_code&token_type_hint=access_token",
                JSON,
                "{\"token_endpoint\":\"http://localhost/token\",\"token_type\":\"Bearer\",\"expires_in\":60,"
                        + "\"error_description\":\"send it as Authorization: Bearer TOKEN; the code: none\"}"));
        for (String kept : List.of(
                "response_type=code",
                "code_challenge=abc",
                "note=a%2Bb",
                "authorization_code",
                "access_token",
                "http://localhost/token",
                "Bearer",
                "60",
                "send it as Authorization: Bearer TOKEN; the code: none"))
            assertTrue(shown.contains(kept), kept + " in " + shown);
        assertFalse(shown.contains("⟦"), shown);
    }

    @Test
    void too_many_secrets_take_the_texts_with_them_and_no_time() throws Exception {
        var body = new StringBuilder("{");
        for (int i = 0; i < 2000; i++)
            body.append("\"a")
                    .append(i)
                    .append("\":{\"token\":\"secret-value-")
                    .append(i)
                    .append("\"},");
        String shown = assertTimeout(
                Duration.ofSeconds(10), () -> shown(json(body + "\"echo\":\"secret-value-1999 " + CANARY + "\"}")));
        assertFalse(shown.contains("secret-value") || shown.contains(CANARY), "a secret is shown");
    }

    @Test
    void nobody_else_writes_a_marker() throws Exception {
        String shown = shown(target("/x?a=⟦T1⟧"));
        assertFalse(shown.contains("⟦"), shown);
    }

    private static String shown(Place place) throws Exception {
        var request = new Exchange.Request(
                "POST", place.target, "HTTP/1.1", with(place.headers, place.type), body(place.body));
        var response = new Exchange.Response(200, "OK", with(place.headers, place.answerType), body(place.answer));
        var exchange = new Exchange(
                1,
                MessagesFixture.ROUTE,
                "127.0.0.1",
                Instant.EPOCH,
                Duration.ZERO,
                Exchange.State.DONE,
                new Exchange.Messages(request, Optional.of(response)));
        return new ObjectMapper().writeValueAsString(MessagesFixture.messages(exchange, new Redactor(new Labels())));
    }

    private static List<Header> with(List<Header> headers, String type) {
        return Stream.concat(headers.stream(), Stream.of(new Header("Content-Type", type)))
                .toList();
    }

    private static Body body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Body(bytes, bytes.length);
    }

    private static Place header(String name, String value) {
        return new Place("/x", List.of(new Header(name, value)), FORM, "", JSON, "");
    }

    private static Place target(String target) {
        return new Place(target, List.of(), FORM, "", JSON, "");
    }

    private static Place form(String form) {
        return new Place("/x", List.of(), FORM, form, JSON, "");
    }

    private static Place json(String json) {
        return new Place("/x", List.of(), JSON, json, JSON, "");
    }

    private static Place answer(String type, String answer) {
        return new Place("/x", List.of(), FORM, "", type, answer);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
