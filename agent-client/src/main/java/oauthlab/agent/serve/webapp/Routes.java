package oauthlab.agent.serve.webapp;

import static oauthlab.agent.serve.webapp.PageAnswers.cookie;
import static oauthlab.agent.serve.webapp.PageAnswers.goTo;
import static oauthlab.agent.serve.webapp.PageAnswers.setCookie;
import static oauthlab.agent.serve.webapp.PageAnswers.show;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;
import oauthlab.agent.mcp.tasks.HttpTasks;
import oauthlab.agent.mcp.tasks.TaskOperations;
import oauthlab.agent.mcp.tasks.TaskQuery;
import oauthlab.agent.mcp.tasks.TokenRefused;
import oauthlab.agent.oauth.flow.AuthorizationRequest;
import oauthlab.agent.oauth.flow.AuthorizationResponse;
import oauthlab.agent.serve.AllowedCallers;
import oauthlab.agent.serve.Framing;
import oauthlab.agent.serve.JsonAnswers;
import oauthlab.agent.serve.gateway.Problem;
import oauthlab.shared.protocol.ParameterNames;
import oauthlab.shared.secret.Digests;
import oauthlab.shared.secret.RandomSecret;

/** What a browser can ask for: {@link #router} is the list, in the order in which it is tried. */
final class Routes {

    private static final String BROWSER = "lab-web-browser";
    private static final String SESSION = "lab-web-session";
    private static final long MAX_BYTES = 16 * 1024;
    private static final int MAX_TASKS = 20;
    private static final int MAX_TITLE_LENGTH = 200;

    private final String origin;
    private final SignIns signIns;
    private final HttpTasks tasks;
    private final WebAppSettings settings;
    private final PageAnswers replies;
    private final Clock clock;
    private final ExpiringEntries<UserSession> sessions;
    private final AllowedCallers visitors = AllowedCallers.ofThisMachine();

    /** @param origin how browsers have to call this server: cookies belong to a name */
    Routes(String origin, SignIns signIns, HttpTasks tasks, WebAppSettings settings, JsonAnswers answers, Clock clock) {
        this.origin = origin;
        this.signIns = signIns;
        this.tasks = tasks;
        this.settings = settings;
        this.replies = new PageAnswers(answers);
        this.clock = clock;
        this.sessions = new ExpiringEntries<>(
                settings.webApp().mostSessions(), settings.webApp().idle(), clock);
    }

    private String redirectUri() {
        return origin + "/callback";
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(new Framing(replies.answers(), MAX_BYTES)::check);
        router.route().handler(this::letIn).failureHandler(replies::failed);
        read(router, "/health").handler(this::health);
        read(router, "/pages.css").handler(PageAnswers::stylesheet);
        read(router, "/").blockingHandler(this::home, false);
        // Not for HEAD: a code is redeemed once.
        router.get("/callback").blockingHandler(this::callback, false);
        read(router, "/signed-out").handler(request -> show(request, 200, Pages.signedOut(settings.issuer())));
        router.postWithRegex(PageAnswers.FORMS).handler(Framing::letContinue);
        router.postWithRegex(PageAnswers.FORMS)
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BYTES));
        router.post("/sign-in").blockingHandler(this::signIn, false);
        router.post("/tasks").blockingHandler(request -> change(request, this::addTask), false);
        router.post("/refresh").blockingHandler(request -> change(request, this::refresh), false);
        router.post("/sign-out").blockingHandler(request -> change(request, this::signOut), false);
        for (int status : PageAnswers.ROUTERS_OWN)
            router.errorHandler(status, request -> replies.refuse(request, status));
        router.errorHandler(500, request -> replies.refuse(request, 500));
        return router;
    }

    private static Route read(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void letIn(RoutingContext request) {
        PageAnswers.protect(request.response());
        visitors.checkHost(request.request());
        visitors.checkOrigin(request.request());
        request.next();
    }

    private void health(RoutingContext request) {
        replies.answers().json(request, 200, Map.of("status", "ok", "service", "agent-client"));
    }

    private void home(RoutingContext request) {
        // With another name for this machine the browser would not send the cookie of the redirect URI's.
        if (!origin.equals("http://" + request.request().getHeader(HttpHeaders.HOST))) {
            goTo(request, origin + "/");
            return;
        }
        session(request).ifPresentOrElse(session -> home(request, session), () -> show(request, 200, Pages.welcome()));
    }

    private void home(RoutingContext request, UserSession session) {
        attempt(request, 502, () -> {
            // First, because it may bring new tokens with other scopes.
            session.current();
            TaskOperations api = tasks.with(session);
            var page = new Pages.Home(
                    session,
                    tasks.resource(),
                    session.scopes().contains("user:read")
                            ? Optional.of(api.user().username())
                            : Optional.empty(),
                    session.scopes().contains("tasks:read")
                            ? Optional.of(api.list(TaskQuery.newest(MAX_TASKS)))
                            : Optional.empty(),
                    clock.instant());
            show(request, 200, page.html());
        });
    }

    private void signIn(RoutingContext request) {
        String browser = cookie(request, BROWSER).orElseGet(() -> RandomSecret.generate(16));
        setCookie(request, BROWSER, browser);
        attempt(
                request,
                502,
                () -> goTo(request, signIns.begin(browser, redirectUri()).toString()));
    }

    private void callback(RoutingContext request) {
        attempt(request, 400, () -> {
            var response = AuthorizationResponse.parse(request.request().query());
            Optional<AuthorizationRequest> ours = signIns.find(response, cookie(request, BROWSER));
            if (ours.isPresent()) finish(request, ours.get(), response);
            else show(request, 400, foreign(response).html(redirectUri()));
        });
    }

    private ForeignCode foreign(AuthorizationResponse response) {
        String secret = settings.webApp().clientSecret();
        return new ForeignCode(
                response,
                settings.issuer(),
                settings.webApp().clientId(),
                Optional.of(secret).filter(SignIns.PUBLISHED_SECRET::equals));
    }

    private void finish(RoutingContext request, AuthorizationRequest ours, AuthorizationResponse response) {
        boolean isRefused = response.parameter(ParameterNames.ERROR)
                .filter("access_denied"::equals)
                .isPresent();
        try {
            UserSession session = signIns.finish(ours, response);
            String name = RandomSecret.generate(32);
            sessions.put(name, session);
            setCookie(request, SESSION, name);
            // The code does not stay in the address line.
            goTo(request, "/");
        } catch (AgentException failed) {
            if (isRefused) show(request, 200, Pages.refusedByUser());
            else throw failed;
        }
    }

    /** What a form of ours asks for, in the name of a user. */
    private interface Change {
        void make(RoutingContext request, UserSession session);
    }

    private void change(RoutingContext request, Change change) {
        Optional<UserSession> session = session(request);
        if (session.isEmpty()) {
            goTo(request, "/");
            return;
        }
        String csrf =
                Optional.ofNullable(request.request().getFormAttribute("csrf")).orElse("");
        if (!Digests.matches(csrf, Digests.sha256(session.get().csrf())))
            throw Problem.of(
                    403, "forged_form", "This form is not from a page of this session. Go back, and try again.");
        attempt(request, 502, () -> change.make(request, session.get()));
    }

    private void addTask(RoutingContext request, UserSession session) {
        String title = Optional.ofNullable(request.request().getFormAttribute("title"))
                .map(String::strip)
                .orElse("");
        if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE_LENGTH)
            throw Problem.of(400, "invalid_title", "A task has a title of up to " + MAX_TITLE_LENGTH + " characters.");
        tasks.with(session).create(title, "");
        goTo(request, "/");
    }

    private void refresh(RoutingContext request, UserSession session) {
        if (session.canRefresh()) session.refresh();
        goTo(request, "/");
    }

    private void signOut(RoutingContext request, UserSession session) {
        cookie(request, SESSION).ifPresent(sessions::take);
        try {
            session.revoke();
            goTo(request, "/signed-out");
        } catch (AgentException notReached) {
            String why = "The tokens are forgotten, but could not be revoked: they are good until they end. ";
            show(request, 502, Pages.failure("You are signed out here only", why + notReached.text()));
        }
    }

    /** @param status of a failure that is not the end of the sign-in */
    private void attempt(RoutingContext request, int status, Runnable work) {
        try {
            work.run();
        } catch (TokenRefused | SignInEnded over) {
            cookie(request, SESSION).ifPresent(sessions::take);
            show(request, 200, Pages.ended(over));
        } catch (AgentException failed) {
            show(request, status, Pages.failure("That did not work", failed.text()));
        }
    }

    private Optional<UserSession> session(RoutingContext request) {
        return cookie(request, SESSION).flatMap(sessions::find);
    }
}
