package oauthlab.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The agent runs where there is no browser; a person types its code where there is one. RFC 8628. */
@ExtendWith(SharedLab.class)
class DeviceApprovalIT {

    private static final Pattern WHERE = Pattern.compile("On any machine, open (\\S+)");
    private static final Pattern WHAT = Pattern.compile("and type (\\S+) there");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, String> environment;
    private ChromeDriver browser;
    private Path printed;

    @TempDir
    Path folder;

    DeviceApprovalIT(Lab lab) {
        this.environment = new HashMap<>(lab.environment());
    }

    @BeforeEach
    void start() {
        browser = Chromium.start();
        printed = folder.resolve("printed");
        environment.put("OAUTHLAB_TOKENS", folder.resolve("tokens").toString());
    }

    @AfterEach
    void stop() {
        if (browser != null) browser.quit();
    }

    @Test
    void a_code_typed_elsewhere_lets_the_agent_call_a_tool() throws IOException {
        CompletableFuture<Command> login = login();
        typeCode();
        photograph("device-confirm");
        assertTrue(browser.getPageSource().contains("See your tasks"), "what is approved is said");
        decide("approve");
        await("Device connected");
        assertEquals(0, login.join().exitCode(), printed());
        assertTrue(printed().contains("Signed in to lab."), printed());

        Command call = agent("call", "lab", "get_user", "--no-approval");
        assertEquals(0, call.exitCode(), call.output());
        assertTrue(call.output().contains("alice"), call.output());
    }

    @Test
    void a_person_who_says_no_is_heard() {
        CompletableFuture<Command> login = login();
        typeCode();
        decide("deny");
        await("Device not connected");
        assertEquals(1, login.join().exitCode(), printed());
        assertTrue(printed().contains("The approval was refused (access_denied)."), printed());

        Command call = agent("call", "lab", "get_user", "--no-approval");
        assertEquals(1, call.exitCode(), call.output());
        assertTrue(call.output().contains("lab needs the approval of a person."), call.output());
    }

    /** What the agent says is read while it waits. */
    private CompletableFuture<Command> login() {
        String command = "exec ./lab agent login lab --device > '" + printed + "' 2>&1";
        return CompletableFuture.supplyAsync(() -> Command.run(environment, List.of("bash", "-c", command)));
    }

    private void typeCode() {
        browser.get(told(WHERE));
        browser.findElement(By.id("username")).sendKeys("alice");
        browser.findElement(By.id("password")).sendKeys("alice-password");
        browser.findElement(By.tagName("button")).click();
        await("Connect a device");
        browser.findElement(By.id("user_code")).sendKeys(told(WHAT));
        browser.findElement(By.tagName("button")).click();
        await("Allow this device?");
    }

    private void decide(String decision) {
        browser.findElement(By.cssSelector("button[value=" + decision + "]")).click();
    }

    private String told(Pattern pattern) {
        return new FluentWait<>(pattern)
                .withTimeout(TIMEOUT)
                .pollingEvery(Duration.ofMillis(50))
                .withMessage(this::printed)
                .until(wanted -> wanted.matcher(printed())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .findFirst()
                        .orElse(null));
    }

    private String printed() {
        try {
            return Files.exists(printed) ? Files.readString(printed) : "";
        } catch (IOException unread) {
            return "";
        }
    }

    private void await(String title) {
        new WebDriverWait(browser, TIMEOUT).until(ExpectedConditions.titleIs(title));
    }

    private void photograph(String name) throws IOException {
        Chromium.photograph(browser, Root.resolve("system-tests/target/screenshots"), name);
    }

    private Command agent(String... arguments) {
        return Command.lab(
                environment,
                Stream.concat(Stream.of("agent"), Stream.of(arguments)).toArray(String[]::new));
    }
}
