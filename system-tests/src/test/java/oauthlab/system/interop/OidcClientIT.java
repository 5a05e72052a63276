package oauthlab.system.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.openqa.selenium.support.ui.ExpectedConditions.titleIs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import oauthlab.system.browser.Chromium;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A page of another origin in a real browser, with the library oidc-client-ts. All that it asks the authorization server passes the
 * browser's rules for other origins: metadata, registration, tokens, user information, revocation; and it has to see the headers
 * of the answers.
 */
@EnabledIfSystemProperty(named = Npm.HOME, matches = ".+")
@ExtendWith(SharedLab.class)
class OidcClientIT {

    private static HttpServer site;
    private static ChromeDriver browser;

    private final Lab lab;

    OidcClientIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        serve(
                "/",
                "text/html",
                OidcClientIT.class
                        .getClassLoader()
                        .getResource("interop/oidc-client.html")
                        .getPath());
        serve("/oidc-client-ts.js", "text/javascript", Npm.file("oidc-client-ts/dist/browser/oidc-client-ts.min.js"));
        site.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.quit();
        if (site != null) site.stop(0);
    }

    /** A hidden frame brings nothing: this server's cookies are not sent from another site, so the user is nobody there. */
    @ParameterizedTest
    @CsvSource({"false, Bearer, alice@example.com", "true, DPoP, undefined"})
    void a_page_signs_its_user_in_renews_and_revokes(boolean dpop, String type, String email) {
        browser.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        browser.get("http://127.0.0.1:" + site.getAddress().getPort() + "/?authority=" + lab.auth() + "&dpop=" + dpop);
        await("Sign in");
        browser.findElement(By.name("username")).sendKeys("alice");
        browser.findElement(By.name("password")).sendKeys("alice-password");
        browser.findElement(By.cssSelector("button")).click();
        await("Allow access?");
        browser.findElement(By.cssSelector("button[value=approve]")).click();
        await("done");
        assertEquals(
                List.of(
                        "signed in: user-456 " + type,
                        "email: " + email,
                        "refresh: another token",
                        "hidden frame: login_required",
                        "revoked: 401 true"),
                browser.findElement(By.id("log")).getText().lines().toList());
    }

    private static void await(String title) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(titleIs(title));
    }

    private static void serve(String path, String type, String file) {
        site.createContext(path, exchange -> {
            byte[] body = Files.readAllBytes(Path.of(file));
            exchange.getResponseHeaders().set("Content-Type", type + ";charset=" + UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
