package oauthlab.system.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Chromium as the distribution installed it, without a screen. */
public final class Chromium {

    private Chromium() {}

    public static ChromeDriver start() {
        Optional<Path> browser = find("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        Optional<Path> driver = find("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && driver.isPresent(),
                "No browser tests: Chromium and its driver are not installed ('apt install chromium chromium-driver').");
        var options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    /** Saves what a wide and a narrow screen show, for people to look at. */
    static void photograph(ChromeDriver browser, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Dimension before = browser.manage().window().getSize();
        browser.manage().window().setSize(new Dimension(1280, 900));
        Files.write(folder.resolve(name + "-wide.png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.manage().window().setSize(new Dimension(500, 900));
        Files.write(folder.resolve(name + "-narrow.png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.manage().window().setSize(before);
    }

    private static Optional<Path> find(String... candidates) {
        return Stream.of(candidates).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
