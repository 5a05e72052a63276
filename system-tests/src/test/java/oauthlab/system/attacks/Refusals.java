package oauthlab.system.attacks;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** What every refusal looks like, so that an attacker learns no more than the code. */
final class Refusals {

    private Refusals() {}

    /** Of the back channel: RFC 6749 section 5.2. */
    static void json(Response answer, int status, String error) {
        answer.then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .header("Cache-Control", containsString("no-store"))
                .header("WWW-Authenticate", status == 401 ? notNullValue() : nullValue())
                .body("error", equalTo(error))
                .body("access_token", nullValue())
                .body("refresh_token", nullValue());
    }

    /** Of a page: the browser stays here, for nobody knows who would be at the other end. RFC 6749 section 4.1.2.1. */
    static void page(Response answer, int status) {
        answer.then()
                .statusCode(status)
                .header("Location", nullValue())
                .contentType(startsWith("text/html"))
                .body(containsString("cannot be answered"));
    }

    /** Sent back to an address that is proven to be the client's: section 4.1.2.1 as well. */
    static void redirect(Response answer, String error) {
        answer.then()
                .statusCode(303)
                .header("Location", containsString("error=" + error + "&"))
                .header("Location", org.hamcrest.Matchers.not(containsString("code=")));
    }
}
