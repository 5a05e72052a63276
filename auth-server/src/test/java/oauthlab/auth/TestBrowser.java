package oauthlab.auth;

import static io.restassured.RestAssured.given;

import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a browser does, without scripts: keeps cookies, fills forms in, and follows a redirect only when told to. */
public class TestBrowser {

    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final Map<String, String> cookies = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private String address = "192.0.2.1";

    /** Counts where the server believes a proxy in front of it ({@code quarkus.http.proxy}). */
    public TestBrowser from(String networkAddress) {
        address = networkAddress;
        return this;
    }

    /** Sends this header from now on, as a browser does that tells which page sent it. */
    public TestBrowser header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Response get(String path) {
        return keepCookies(request().urlEncodingEnabled(false).get(path));
    }

    /** Goes where this redirect leads, on the same server. */
    public Response follow(Response redirect) {
        return get(redirect.header("Location").replaceFirst("http://[^/]+", ""));
    }

    public Response post(String path, Map<String, String> form) {
        return keepCookies(request().formParams(form).post(path));
    }

    /** Sends the form of this page, with its hidden fields and these. */
    public Response submit(Response page, String path, Map<String, String> fields) {
        var form = hiddenFields(page);
        form.putAll(fields);
        return post(path, form);
    }

    public Response signIn(String username) {
        return signIn(get("/login"), username);
    }

    public Response signIn(Response page, String username) {
        return submit(page, "/login", Map.of("username", username, "password", username + "-password"));
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public void putCookie(String name, String value) {
        cookies.put(name, value);
    }

    public static Map<String, String> hiddenFields(Response page) {
        var fields = new LinkedHashMap<String, String>();
        var matcher = HIDDEN.matcher(page.asString());
        while (matcher.find()) fields.put(matcher.group(1), unescape(matcher.group(2)));
        return fields;
    }

    /** One parameter of the address that a redirect points to, or null. */
    public static String locationParameter(Response redirect, String name) {
        String location = redirect.getHeader("Location");
        for (String pair : location.substring(location.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private RequestSpecification request() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .header("X-Forwarded-For", address)
                .headers(headers)
                .accept("text/html")
                .cookies(cookies);
    }

    private Response keepCookies(Response response) {
        Cookies received = response.getDetailedCookies();
        received.forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        return response;
    }

    private static String unescape(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
