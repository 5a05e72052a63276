package oauthlab.system.flows;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does, without scripts: keeps cookies, sends forms, and follows a redirect only when told to. */
public final class Browser {

    private final String server;
    private final Map<String, String> cookies = new HashMap<>();

    public Browser(String server) {
        this.server = server;
    }

    /** {@code path} with its query, encoded as it is to be sent. */
    public Response get(String path) {
        return keepCookies(request().urlEncodingEnabled(false).get(server + path));
    }

    /** A form with exactly these fields, as another site could send it. */
    public Response post(String path, Map<String, String> fields) {
        return keepCookies(request().formParams(fields).post(server + path));
    }

    /** The form of this page, with its proof that the page was ours. */
    public Response submit(Response page, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrf", hidden(page, "csrf"));
        return post(path, all);
    }

    public Browser signIn(String username) {
        submit(get("/login"), "/login", credentials(username)).then().statusCode(303);
        return this;
    }

    public static Map<String, String> credentials(String username) {
        return Map.of("username", username, "password", username + "-password");
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public void putCookie(String name, String value) {
        cookies.put(name, value);
    }

    public static String hidden(Response page, String name) {
        return find("name=\"" + name + "\" value=\"([^\"]*)\"", page.asString());
    }

    /** One parameter of the address that a redirect points to. */
    public static String parameter(Response redirect, String name) {
        return URLDecoder.decode(find("[?&]" + name + "=([^&#]+)", redirect.getHeader("Location")), UTF_8);
    }

    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies).accept("text/html");
    }

    private Response keepCookies(Response response) {
        response.getDetailedCookies().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) cookies.remove(cookie.getName());
            else cookies.put(cookie.getName(), cookie.getValue());
        });
        return response;
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) throw new AssertionError("no " + pattern + " in:\n" + text);
        return matcher.group(1);
    }
}
