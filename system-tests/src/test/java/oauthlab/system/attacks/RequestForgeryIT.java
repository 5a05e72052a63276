package oauthlab.system.attacks;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Browser;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacker makes our server fetch what he cannot reach himself: a client id that is an address is fetched, and so are
 * published keys. Behind the server lie a database console, a cloud's metadata service, another tenant. Or he makes the
 * fetch so large or so slow that the server has time for nobody else (server-side request forgery).
 *
 * <p>We go to public addresses only, over TLS, never along a redirect, for 3 seconds and 10 KiB. This machine itself is
 * allowed in lab mode, which these tests use; the last of them runs without it. Client ID Metadata Documents sections 6.5
 * and 6.6, RFC 9700 section 4.11. A name that changes its mind between the check and the connection (DNS rebinding)
 * needs a name server of one's own; {@code OutboundFetchTest} of the authorization server shows that the connection goes to
 * the address that was checked.
 */
@ExtendWith(SharedLab.class)
class RequestForgeryIT {

    private static final int MAX_BYTES_ON_THE_LINE = 16 * 1024 * 1024;
    private static final String ID = "/client.json";

    private final Lab lab;
    private final AttackersSite site = new AttackersSite();

    RequestForgeryIT(Lab lab) {
        this.lab = lab;
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.169.254/latest/meta-data",
                "https://10.0.0.1/client.json",
                "https://172.16.0.1/client.json",
                "https://192.168.1.1/client.json",
                "https://100.64.0.1/client.json",
                "https://0.0.0.0/client.json",
                "https://0/client.json",
                "https://167772161/client.json",
                "https://255.255.255.255/client.json",
                "https://224.0.0.1/client.json",
                "https://[::]/client.json",
                "https://[fd00::1]/client.json",
                "https://[fe80::1]/client.json",
                "https://[::ffff:10.0.0.1]/client.json",
                "https://[64:ff9b::10.0.0.1]/client.json",
                "https://[2002:a00:1::]/client.json"
            })
    void an_address_inside_is_not_gone_to(String clientId) {
        Response answer = authorize(lab, clientId);
        Refusals.page(answer, 400);
        answer.then().body(containsString("is not on the public internet"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://localhost/client.json",
                "jar:http://localhost!/client.json",
                "gopher://localhost/x",
                "http://user@localhost/client.json",
                "http://localhost/client.json#x",
                "http://localhost/../client.json",
                "http://localhost/%2e%2e/client.json",
                "https://10.1/client.json",
                "http://localhost"
            })
    void what_is_no_plain_address_is_no_client(String clientId) {
        Response answer = authorize(lab, clientId);
        Refusals.page(answer, 400);
        answer.then().body(containsString("No application"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_not_followed(int status) {
        site.publish("/inside", document(site.address("/inside")));
        site.answer(ID, exchange -> {
            exchange.getResponseHeaders().set("Location", site.address("/inside"));
            exchange.sendResponseHeaders(status, -1);
        });
        isUnusable("the answer was HTTP " + status);
        assertEquals(0, site.visits("/inside").get());
    }

    @Test
    void a_document_without_end_is_given_up_early() throws Exception {
        var sent = new CompletableFuture<Integer>();
        site.answer(ID, exchange -> {
            byte[] part = new byte[8192];
            int bytes = 0;
            try (var body = AttackersSite.begin(exchange, 0)) {
                for (; bytes < MAX_BYTES_ON_THE_LINE; bytes += part.length) body.write(part);
            } catch (IOException hungUp) {
                // what is hoped for
            }
            sent.complete(bytes);
        });
        isUnusable("more than 10240 bytes");
        // What the network had taken in by then is more than we have read.
        assertTrue(sent.get(20, TimeUnit.SECONDS) < MAX_BYTES_ON_THE_LINE);
    }

    @Test
    void a_site_that_does_not_go_on_is_not_waited_for() {
        site.answer(ID, exchange -> {
            var body = AttackersSite.begin(exchange, 0);
            body.write('{');
            body.flush();
        });
        isUnusable("took longer than 3 seconds");
        site.answer(ID, exchange -> {});
        isUnusable("");
    }

    /** The document of another application, copied to the attacker's site, with his address to return to. */
    @Test
    void nobody_can_describe_somebody_else() {
        site.publish(ID, document("https://honest.example/client.json"));
        isUnusable("character by character");
    }

    @Test
    void published_keys_are_fetched_as_carefully() {
        site.publish("/keys", "{\"keys\":[]}");
        site.answer("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", site.address("/keys"));
            exchange.sendResponseHeaders(302, -1);
        });
        for (String keys : List.of("https://169.254.169.254/keys", site.address("/moved"))) {
            String clientId = register(keys);
            var claims = Jwts.claims();
            claims.setIssuer(clientId);
            claims.setSubject(clientId);
            claims.setAudience(lab.auth());
            claims.setExpirationTimeMinutesInTheFuture(1);
            Response answer = given().formParam("grant_type", "client_credentials")
                    .formParam("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    .formParam(
                            "client_assertion",
                            Jwts.signed(
                                    Map.of(), claims, "ES256", Jwts.newKey("k").getPrivateKey()))
                    .post(lab.auth() + "/oauth/token");
            Refusals.json(answer, 401, "invalid_client");
        }
        assertTrue(site.visits("/moved").get() > 0);
        assertEquals(0, site.visits("/keys").get());
    }

    @Test
    void outside_the_lab_this_machine_is_not_gone_to_either() {
        site.publish(ID, document(site.address(ID)));
        var settings = Map.of("LAB_MODE", "false", "OAUTHLAB_MASTER_KEY", RandomSecret.generate(32));
        try (var real = Lab.startAuthServer("outside-the-lab", settings)) {
            for (String host : List.of("localhost", "127.0.0.1", "[::1]", "2130706433", "[::ffff:127.0.0.1]")) {
                for (String scheme : List.of("http", "https")) {
                    Response answer = authorize(real, scheme + "://" + host + ":" + site.port() + ID);
                    Refusals.page(answer, 400);
                    answer.then().body(containsString("is not on the public internet"));
                }
            }
        }
        assertEquals(0, site.allVisits());
        authorize(lab, site.address(ID)).then().statusCode(303);
    }

    private void isUnusable(String reason) {
        Response answer = authorize(lab, site.address(ID));
        Refusals.page(answer, 400);
        answer.then().body(containsString("cannot be used")).body(containsString(reason));
    }

    private static Response authorize(Lab lab, String clientId) {
        var request = Approval.request("tasks:read", CodeVerifier.random());
        request.put("client_id", clientId);
        return new Browser(lab.auth()).get("/oauth/authorize?" + Browser.query(request));
    }

    private static String document(String clientId) {
        return "{\"client_id\":\"" + clientId + "\",\"redirect_uris\":[\"" + Approval.REDIRECT + "\"]}";
    }

    private String register(String jwksUri) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "grant_types",
                        List.of("client_credentials"),
                        "jwks_uri",
                        jwksUri))
                .post(lab.auth() + "/oauth/register")
                .then()
                .statusCode(201)
                .extract()
                .path("client_id");
    }
}
