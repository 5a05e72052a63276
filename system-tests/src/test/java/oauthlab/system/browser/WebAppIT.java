package oauthlab.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import oauthlab.system.lab.ClassArchives;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Ports;
import oauthlab.system.lab.Root;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The demo web application of {@code ./lab up}, in a browser: in one lab, since starting it takes longest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAppIT {

    private final Ports ports = Ports.free();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "LAB_HOME", Root.workFolder("web-app-" + ports.web()).toString(),
            "LAB_PORT_AUTH", "" + ports.auth(),
            "LAB_PORT_RESOURCE", "" + ports.resource(),
            "LAB_PORT_MCP", "" + ports.mcp(),
            "LAB_PORT_AGENT", "" + ports.agent(),
            "LAB_PORT_COMPANY", "" + ports.company(),
            "LAB_PORT_WEB", "" + ports.web()));
    private ChromeDriver browser;

    @BeforeAll
    void lendArchives() {
        ClassArchives.lendTo(Path.of(environment.get("LAB_HOME")));
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) browser.quit();
        browser = null;
    }

    @AfterAll
    void stop() {
        lab("down");
    }

    @Test
    void bob_signs_in_sees_his_tasks_adds_one_and_signs_out() throws IOException {
        browser = Chromium.start();
        assertEquals(0, lab("up", "auth-server", "resource-server", "web-app").exitCode());
        browser.get("http://localhost:" + ports.web() + "/");
        look("web-app-welcome");
        press("Sign in");
        signInAtTheServer("bob");
        press("Allow");
        await("Hello, bob");
        assertEquals("http://localhost:" + ports.web() + "/", browser.getCurrentUrl(), "no code stays in the address");

        browser.findElement(By.id("title")).sendKeys("Feed <b>the</b> cat");
        press("Add");
        shows("Feed <b>the</b> cat");
        look("web-app-home");
        press("Refresh the token");
        shows("Feed <b>the</b> cat");
        for (var cookie : browser.manage().getCookies()) assertTrue(cookie.isHttpOnly(), cookie.getName());
        assertEquals("", browser.executeScript("return document.cookie"), "no script reads a cookie");

        // At the authorization server he is signed in still, and has allowed it before.
        press("Sign out");
        await("You are signed out");
        look("web-app-signed-out");
        press("Sign in");
        await("Hello, bob");
    }

    @Test
    void a_code_typed_by_hand_ends_at_a_page_that_explains() throws IOException {
        browser = Chromium.start();
        assertEquals(0, lab("up", "auth-server", "web-app").exitCode());
        String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        browser.get(
                "http://localhost:" + ports.auth() + "/oauth/authorize?response_type=code&client_id=web-app&state=mine"
                        + "&scope=tasks%3Aread&code_challenge_method=S256&code_challenge=" + challenge);
        signInAtTheServer("alice");
        assertTrue(browser.getPageSource().contains("http://localhost:" + ports.web()), "the port is shown");
        press("Allow");
        await("This is no response to a request of this application");
        look("web-app-foreign");
        String code = browser.getCurrentUrl().replaceFirst(".*[?&]code=([^&]*).*", "$1");
        assertTrue(browser.getPageSource().contains("code=" + code));
        String log = lab("logs", "web-app").output();
        assertTrue(log.contains("GET /callback 400") && !log.contains(code), log);
    }

    @Test
    void a_taken_port_is_said_in_one_line_and_everything_else_starts() throws IOException {
        lab("down");
        try (var taken = new ServerSocket(ports.web(), 1, InetAddress.getByName("127.0.0.1"))) {
            Command up = lab("up");
            assertEquals(0, up.exitCode(), up.output());
            assertTrue(up.output().contains("Port " + taken.getLocalPort() + " is taken by"), up.output());
            assertTrue(up.output().contains("the demo web application is left out"), up.output());
            assertEquals(
                    4,
                    lab("status")
                            .output()
                            .lines()
                            .filter(line -> line.contains(" up "))
                            .count());
            Command named = lab("up", "web-app");
            assertEquals(1, named.exitCode(), named.output());
            assertTrue(named.output().contains("LAB_PORT_WEB="), named.output());
            assertEquals(0, lab("doctor").exitCode());
        }
        assertEquals(0, lab("up", "web-app").exitCode());
        assertEquals(
                5,
                lab("status")
                        .output()
                        .lines()
                        .filter(line -> line.contains(" up "))
                        .count());
        assertTrue(lab("down").output().startsWith("Stopped: web-app agent-client "));
        assertFalse(Files.exists(Path.of(environment.get("LAB_HOME"), "pids", "web-app.pid")));
    }

    private void signInAtTheServer(String user) {
        await("Sign in");
        browser.findElement(By.id("username")).sendKeys(user);
        browser.findElement(By.id("password")).sendKeys(user + "-password");
        browser.findElement(By.tagName("button")).click();
        await("Allow access?");
    }

    private void press(String button) {
        browser.findElement(By.xpath("//button[normalize-space()='" + button + "']"))
                .click();
    }

    private void await(String title) {
        waiting().until(ExpectedConditions.titleIs(title));
    }

    private void shows(String task) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("ul.links"), task));
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(browser, Duration.ofSeconds(20));
    }

    /** Also on a narrow screen nothing sticks out. */
    private void look(String name) throws IOException {
        Chromium.photograph(browser, Root.resolve("system-tests/target/screenshots"), name);
        Dimension before = browser.manage().window().getSize();
        var narrow = Map.<String, Object>of("width", 360, "height", 800, "deviceScaleFactor", 1, "mobile", false);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", narrow);
        assertEquals(
                true, browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"), name);
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.manage().window().setSize(before);
    }

    private Command lab(String... arguments) {
        return Command.lab(environment, arguments);
    }
}
