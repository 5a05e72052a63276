package oauthlab.system.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Root;
import oauthlab.system.lab.SharedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person signs in with Company, and sees the pages about it; a real browser minds the name of the cookie. */
@ExtendWith(SharedBroker.class)
class SignInElsewhereIT {

    private final Lab lab;
    private ChromeDriver browser;

    SignInElsewhereIT(Lab lab) {
        this.lab = lab;
    }

    @BeforeEach
    void start() {
        browser = Chromium.start();
    }

    @AfterEach
    void stop() {
        if (browser != null) browser.quit();
    }

    @Test
    void a_person_comes_back_signed_in_and_sees_the_account() throws IOException {
        browser.get(lab.auth() + "/login?return_to=/links");
        photograph("login-with-company");
        browser.findElement(By.linkText("Sign in with Company")).click();
        await("Go to Company?");
        photograph("leave-for-company");
        press("approve");
        atCompany("bob");
        await("Your accounts elsewhere");
        assertTrue(browser.getPageSource().contains("bob@company"), browser.getPageSource());
        photograph("links");
    }

    @Test
    void a_person_links_an_account_to_who_she_is_here() throws IOException {
        browser.get(lab.auth() + "/login?return_to=/links");
        signIn("alice");
        await("Your accounts elsewhere");
        browser.findElement(By.linkText("Link an account at Company")).click();
        await("Go to Company?");
        assertTrue(browser.getPageSource().contains("can sign in here as you"));
        photograph("link-account");
        press("deny");
        await("Signed in");
    }

    @Test
    void the_question_is_about_the_application() throws IOException {
        browser.get(lab.auth() + "/oauth/authorize?response_type=code&client_id=agent-cli&state=s&scope=tasks%3Aread"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        browser.findElement(By.linkText("Sign in with Company")).click();
        await("Allow access?");
        assertTrue(browser.getPageSource().contains("Company knows this server, not the application"));
        photograph("ask-before-company");
        press("approve");
        signInPage();
        assertEquals(
                "Company authorization server",
                browser.findElement(By.className("brand")).getText());
        photograph("company-login");
    }

    /** Signs in there and, the first time, says yes to this lab. */
    private void atCompany(String username) {
        signInPage();
        assertTrue(browser.getCurrentUrl().startsWith(lab.company()), browser.getCurrentUrl());
        signIn(username);
        new WebDriverWait(browser, Duration.ofSeconds(15))
                .until(page -> !page.getTitle().equals("Sign in"));
        if (browser.getTitle().equals("Allow access?")) press("approve");
    }

    private void signInPage() {
        await("Sign in");
    }

    private void signIn(String username) {
        browser.findElement(By.id("username")).sendKeys(username);
        browser.findElement(By.id("password")).sendKeys(username + "-password");
        browser.findElement(By.tagName("button")).click();
    }

    private void press(String decision) {
        browser.findElement(By.cssSelector("button[value=" + decision + "]")).click();
    }

    private void await(String title) {
        new WebDriverWait(browser, Duration.ofSeconds(15)).until(ExpectedConditions.titleIs(title));
    }

    private void photograph(String name) throws IOException {
        Chromium.photograph(browser, Root.resolve("system-tests/target/screenshots"), name);
    }
}
