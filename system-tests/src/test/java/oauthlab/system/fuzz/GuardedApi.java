package oauthlab.system.fuzz;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import oauthlab.system.flows.Api;
import oauthlab.system.flows.Approval;
import oauthlab.system.flows.Jwts;
import oauthlab.system.lab.Lab;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;

/** The task API in one of its modes, with right requests of bob and his programs, and with alice, who sends none. */
final class GuardedApi {

    private static final String ALL = "tasks:read tasks:write user:read user:write";
    private static final String KEY = "key-admin-tool-97531";
    private static final Pattern OURS = Pattern.compile("\"user_id\":\"user-(789|123)\"");
    private static final Pattern PROGRAMS = Pattern.compile("/api/.*");

    private final PublicJsonWebKey key = Jwts.newKey(null);
    private final Lab lab;
    private final String api;
    private final AtomicInteger tasks = new AtomicInteger();
    private final String alice;
    private final String bob;
    private final String demo;
    private final List<String> others = new ArrayList<>();
    private final String bound;
    private final String victim;
    private final String alices;
    private final int tasksBefore;
    private final Barrage barrage;

    /**
     * @param lab whose tokens are good there
     * @param at where the API is: the lab itself, or another
     */
    GuardedApi(Lab lab, Lab at) {
        this.lab = lab;
        this.api = at.resource();
        this.alice = Approval.token(lab, "alice", ALL);
        this.bob = Approval.token(lab, "bob", ALL);
        this.demo = Approval.token(lab, "demo-user", ALL);
        others.add(Approval.token(lab, "bob", "user:read"));
        others.add(Approval.tokens(lab, "bob", "tasks:read", lab.mcp() + "/mcp").path("access_token"));
        others.add(Api.agentToken(lab));
        this.bound = boundToken();
        for (int i = 0; i < 3; i++) newTask(alice);
        this.victim = newTask(bob);
        this.alices = everythingOf(alice);
        this.tasksBefore = tasks();
        this.barrage = new Barrage(at.ports().resource(), new Verdict(secrets(), PROGRAMS), this::count);
    }

    Barrage barrage() {
        return barrage;
    }

    /** All that are good JWTs, to be torn. */
    List<String> tokens() {
        var tokens = new ArrayList<>(others);
        tokens.addAll(List.of(bob, demo, bound));
        return tokens;
    }

    /** Right requests, by everybody but alice. */
    List<Draft> valid() {
        var drafts = new ArrayList<Draft>();
        for (String token : tokens()) {
            String scheme = token.equals(bound) ? "DPoP " : "Bearer ";
            operations(victim).forEach(draft -> drafts.add(draft.header("Authorization", scheme + token)));
        }
        operations(victim).forEach(draft -> drafts.add(draft.header("X-API-Key", KEY)));
        operations(victim)
                .forEach(draft -> drafts.add(
                        draft.header("Authorization", "DPoP " + bound).header("DPoP", proof(draft))));
        drafts.add(Draft.get("/.well-known/oauth-protected-resource"));
        drafts.add(Draft.get("/health"));
        return drafts;
    }

    /** Nothing of alice's has changed, and of the others' tasks there are as many as the answers said. */
    void isAsTheAnswersSaid() {
        assertEquals(alices, everythingOf(alice));
        assertEquals(tasksBefore + tasks.get(), tasks(), "tasks");
    }

    private static List<Draft> operations(String id) {
        String task = "/api/tasks/" + id;
        return List.of(
                Draft.get("/api/tasks", "status=pending", "limit=3", "offset=1"),
                Draft.get(task),
                Draft.json("POST", "/api/tasks", "title=Fuzz", "description=All of it", "status=pending"),
                Draft.json("POST", "/api/tasks", "title=For bob", "user_id=user-789"),
                Draft.json("PUT", task, "title=Changed", "description=null", "status=in_progress"),
                Draft.get(task).method("DELETE"),
                Draft.get("/api/user"),
                Draft.json("PUT", "/api/user", "username=somebody-else", "email=bob@example.org"));
    }

    /** A client may make tasks for anybody; those for somebody whom we made up we cannot count afterwards. */
    private void count(Draft draft, Line.Reply reply) {
        if (reply.status() == 201 && OURS.matcher(reply.body()).find()) tasks.incrementAndGet();
        if (reply.status() == 204 && draft.method().equals("DELETE")) tasks.decrementAndGet();
    }

    /** What no answer may contain. */
    private Set<String> secrets() {
        var secrets = new HashSet<>(tokens());
        secrets.add(KEY);
        return secrets;
    }

    private String newTask(String token) {
        return Api.with(token)
                .body(Map.of("title", "A task"))
                .post(api + "/api/tasks")
                .path("id");
    }

    private String everythingOf(String token) {
        return Api.with(token).get(api + "/api/tasks").asString()
                + Api.with(token).get(api + "/api/user").asString();
    }

    /** Of bob, and of the workspace of clients and keys. */
    private int tasks() {
        int bobs = Api.with(bob).get(api + "/api/tasks?limit=1").path("total");
        int demos = Api.with(demo).get(api + "/api/tasks?limit=1").path("total");
        return bobs + demos;
    }

    private String boundToken() {
        return askForBound(askForBound("none").header("DPoP-Nonce")).path("access_token");
    }

    private Response askForBound(String nonce) {
        return given().auth()
                .preemptive()
                .basic("mcp-task-manager", "mcp-secret-12345")
                .header("DPoP", proof("POST", lab.auth() + "/oauth/token", nonce))
                .formParam("grant_type", "client_credentials")
                .post(lab.auth() + "/oauth/token");
    }

    private String proof(Draft draft) {
        return proof(draft.method(), api + draft.path(), "none");
    }

    private String proof(String method, String address, String nonce) {
        var claims = Jwts.claims();
        claims.setClaim("htm", method);
        claims.setClaim("htu", address);
        claims.setClaim("nonce", nonce);
        Map<String, Object> header = Map.of("typ", "dpop+jwt", "jwk", key.toParams(OutputControlLevel.PUBLIC_ONLY));
        return Jwts.signed(header, claims, "ES256", key.getPrivateKey());
    }
}
