package oauthlab.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import oauthlab.shared.proof.CodeChallenge;
import oauthlab.shared.proof.CodeVerifier;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

@ExtendWith(SharedLab.class)
class SignInAndConsentIT {

    private final Lab lab;
    private ChromeDriver browser;
    private HttpServer client;

    SignInAndConsentIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void start() throws IOException {
        browser = Chromium.start();
        client = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        client.createContext("/callback", exchange -> {
            byte[] page = "<title>back</title>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        client.start();
    }

    @AfterEach
    void stop() {
        if (browser != null) browser.quit();
        if (client != null) client.stop(0);
    }

    @Test
    void a_person_signs_in_approves_and_lands_at_the_client_with_a_code() throws IOException {
        open("tasks:read user:read");
        photograph("login");
        signIn("alice", "wrong-password");
        assertTrue(browser.getPageSource().contains("do not fit"));
        photograph("login-refused");
        signIn("alice", "alice-password");
        await("Allow access?");
        assertTrue(browser.getPageSource().contains("See your tasks"));
        assertTrue(browser.findElement(By.tagName("main")).getSize().getWidth() > 200);
        photograph("consent");
        browser.findElement(By.cssSelector("button[value=approve]")).click();
        await("back");
        assertTrue(browser.getCurrentUrl().contains("code="), browser.getCurrentUrl());
        assertTrue(browser.getCurrentUrl().contains("state=s-1"), browser.getCurrentUrl());
        assertTrue(browser.getCurrentUrl().contains("iss="), browser.getCurrentUrl());
    }

    @Test
    void a_person_says_no_and_the_client_is_told() {
        open("tasks:write");
        signIn("bob", "bob-password");
        await("Allow access?");
        browser.findElement(By.cssSelector("button[value=deny]")).click();
        await("back");
        assertTrue(browser.getCurrentUrl().contains("error=access_denied"), browser.getCurrentUrl());
        assertFalse(browser.getCurrentUrl().contains("code="), browser.getCurrentUrl());
    }

    @Test
    void a_request_from_nobody_stays_on_our_page() throws IOException {
        browser.get(lab.auth() + "/oauth/authorize?client_id=nobody");
        assertEquals("This request cannot be answered", browser.getTitle());
        photograph("refusal");
    }

    @Test
    void the_style_sheet_applies() {
        browser.get(lab.auth() + "/login");
        String radius = browser.findElement(By.tagName("main")).getCssValue("border-top-left-radius");
        assertEquals("14px", radius);
    }

    private void open(String scope) {
        browser.get(lab.auth() + "/oauth/authorize?response_type=code&client_id=agent-cli&state=s-1&redirect_uri="
                + encode("http://127.0.0.1:" + client.getAddress().getPort() + "/callback") + "&scope=" + encode(scope)
                + "&code_challenge=" + CodeChallenge.of(CodeVerifier.random()).value() + "&code_challenge_method=S256");
    }

    private void signIn(String username, String password) {
        browser.findElement(By.id("username")).clear();
        browser.findElement(By.id("username")).sendKeys(username);
        browser.findElement(By.id("password")).sendKeys(password);
        browser.findElement(By.tagName("button")).click();
    }

    private void await(String title) {
        new WebDriverWait(browser, Duration.ofSeconds(15)).until(ExpectedConditions.titleIs(title));
    }

    private void photograph(String name) throws IOException {
        Chromium.photograph(browser, Root.resolve("system-tests/target/screenshots"), name);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
