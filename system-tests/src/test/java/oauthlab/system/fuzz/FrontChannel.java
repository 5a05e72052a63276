package oauthlab.system.fuzz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.Lab;

/** A right request for every page, from a browser in which bob is signed in. */
record FrontChannel(Lab lab, Culprit bob) {

    List<Draft> all() {
        String csrf = "csrf=" + bob.csrf();
        String request = "request=" + Browser.query(bob.authorizationRequest());
        String userCode = "user_code=" + bob.userCode();
        String target = "post_logout_redirect_uri=http://localhost:3000/signed-out";
        return Stream.of(
                        Draft.get("/oauth/authorize", authorization()),
                        Draft.form("/oauth/authorize", authorization()),
                        Draft.get("/login", "return_to=/device", "login_hint=bob"),
                        Draft.form(
                                "/login",
                                csrf,
                                "username=bob",
                                "password=" + Culprit.WRONG_PASSWORD,
                                "return_to=/device"),
                        Draft.get("/consent", request),
                        Draft.form("/consent", csrf, request, "decision=approve"),
                        Draft.get("/consents"),
                        Draft.form("/consents", csrf, "client_id=web-app"),
                        Draft.get("/links"),
                        Draft.form("/links", csrf, "link=none"),
                        Draft.get("/broker/company", "return_to=/links"),
                        Draft.form("/broker/company", csrf, "return_to=/links", "decision=approve"),
                        Draft.get("/broker/company/callback", "state=none", "code=none", "iss=none"),
                        Draft.get("/device", userCode),
                        Draft.form("/device", csrf, userCode, "decision=deny"),
                        Draft.get(
                                "/logout", "client_id=web-app", target, "state=s", "id_token_hint=" + bob.assertion()),
                        Draft.form("/logout", "csrf=x", "request=client_id=web-app"))
                .map(page -> page.header("Accept", "text/html").header("Cookie", bob.cookies()))
                .toList();
    }

    private String[] authorization() {
        var request = new LinkedHashMap<>(bob.authorizationRequest());
        request.putAll(Map.of("nonce", "n", "prompt", "consent", "max_age", "60", "login_hint", "bob"));
        request.put("resource", lab.resource());
        return Draft.lines(request);
    }
}
