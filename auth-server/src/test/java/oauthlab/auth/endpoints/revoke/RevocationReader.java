package oauthlab.auth.endpoints.revoke;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.shared.wire.RevocationList;
import oauthlab.shared.wire.RevocationList.Entry;

/** An API that reads the list as the documentation tells it to. */
final class RevocationReader {

    final Map<String, Entry> copy = new HashMap<>();
    private final int limit;
    private String mark = "";

    RevocationReader(int limit) {
        this.limit = limit;
    }

    /** Reads to the end. */
    List<RevocationList> read() {
        var pages = new ArrayList<RevocationList>();
        pages.add(page("since", mark));
        while (pages.get(pages.size() - 1).next() != null)
            pages.add(page("after", pages.get(pages.size() - 1).next()));
        if (pages.get(0).full()) copy.clear();
        pages.forEach(page -> {
            page.revoked().forEach(entry -> copy.put(entry.id(), entry));
            page.restored().forEach(copy::remove);
        });
        mark = pages.get(0).mark();
        return pages;
    }

    void forget(String otherMark) {
        mark = otherMark;
    }

    private RevocationList page(String parameter, String value) {
        return request("task-api", "task-api-secret-24680", Map.of(parameter, value, "limit", String.valueOf(limit)))
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .as(RevocationList.class);
    }

    static Response request(String client, String secret, Map<String, String> form) {
        return given().auth()
                .preemptive()
                .basic(client, secret)
                .formParams(form)
                .post("/oauth/revoked");
    }
}
