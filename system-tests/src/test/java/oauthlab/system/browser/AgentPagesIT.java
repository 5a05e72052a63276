package oauthlab.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.system.lab.Command;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedLab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages of {@code agent serve}, and a tool that a person calls there. */
@ExtendWith(SharedLab.class)
class AgentPagesIT {

    private final Lab lab;
    private final Map<String, String> environment;
    private ChromeDriver browser;

    @TempDir
    Path tokens;

    AgentPagesIT(Lab lab) {
        this.lab = lab;
        this.environment = new HashMap<>(lab.environment());
    }

    @BeforeEach
    void start() {
        browser = Chromium.start();
        environment.put("OAUTHLAB_TOKENS", tokens.toString());
        environment.put("AGENT_BROWSER", "docs/agent/browser.sh");
        run("./lab", "up", "agent-client");
    }

    @AfterEach
    void stop() {
        if (browser != null) browser.quit();
        run("./lab", "down");
    }

    @Test
    void a_person_reads_what_is_missing_signs_in_and_calls_a_tool() throws IOException {
        open("/lab/docs");
        assertTrue(shown("#message").contains("Run: ./lab agent login lab"));
        run("./lab", "agent", "login", "lab");

        open("/lab/docs");
        assertTrue(shown(".title").startsWith("Tools of the MCP server lab"));
        look("agent-tools");
        click("#operations-lab-get_user .opblock-summary-control");
        click("#operations-lab-get_user .try-out__btn");
        click("#operations-lab-get_user .execute");
        assertEquals("200", shown("#operations-lab-get_user .live-responses-table tbody .response-col_status"));

        open("/");
        assertTrue(shown("section").contains("list_tasks"));
        look("agent-servers");
    }

    private void open(String path) {
        browser.get("http://localhost:" + lab.ports().agent() + path);
    }

    private String shown(String selector) {
        return waiting()
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)))
                .getText()
                .strip();
    }

    private void click(String selector) {
        waiting()
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)))
                .click();
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(browser, Duration.ofSeconds(20));
    }

    /** Also on a narrow screen nothing sticks out. */
    private void look(String name) throws IOException {
        Chromium.photograph(browser, Root.resolve("system-tests/target/screenshots"), name);
        Dimension before = browser.manage().window().getSize();
        browser.manage().window().setSize(new Dimension(500, 900));
        assertEquals(
                true, browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"), name);
        browser.manage().window().setSize(before);
    }

    private void run(String... command) {
        Command done = Command.run(environment, List.of(command));
        assertEquals(0, done.exitCode(), done.output());
    }
}
