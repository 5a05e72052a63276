package oauthlab.console.hops;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import oauthlab.console.exchange.Exchange;
import oauthlab.console.exchange.Exchange.State;
import oauthlab.console.kinds.Kind;
import oauthlab.console.kinds.KindRules;
import oauthlab.console.kinds.Notes;
import oauthlab.console.kinds.Refused;
import oauthlab.console.parties.Party;
import oauthlab.console.parties.Programs;
import oauthlab.console.reading.Reading;
import oauthlab.console.runs.Runs;
import oauthlab.console.runs.Runs.Joined;
import oauthlab.console.runs.Runs.Marks;
import oauthlab.console.secrets.Labels;
import oauthlab.console.secrets.Redactor;
import oauthlab.console.secrets.Secret;
import oauthlab.console.tokens.Token;
import oauthlab.console.tokens.Tokens;
import oauthlab.shared.secret.Digests;

/** Makes a hop of an exchange: takes it apart, replaces its secrets, names it, finds its sender, its run and its tokens. */
@Singleton
class Analysis {

    private final Labels labels;
    private final Tokens tokens;
    private final Runs runs;
    private final Hops hops;
    private final Callers callers;
    private final Callbacks callbacks;

    Analysis(Labels labels, Tokens tokens, Runs runs, Hops hops) {
        this.labels = labels;
        this.tokens = tokens;
        this.runs = runs;
        this.hops = hops;
        this.callers = new Callers(labels);
        this.callbacks = new Callbacks(hops);
    }

    void take(Exchange exchange) {
        boolean isOpen = exchange.state() == State.OPEN;
        Reading reading = Reading.of(exchange);
        var redactor = new Redactor(labels);
        Messages messages = Messages.of(reading, redactor);
        List<Secret> secrets = redactor.found();
        String kind = KindRules.kind(reading);
        String id = "h" + exchange.number();
        Optional<Hop> known = hops.get(id);
        Party server = Programs.server(exchange.route());
        Party caller = known.map(Hop::from).orElseGet(() -> callers.from(kind, reading, tokens.given(secrets)));
        if (isOpen) callers.isBusy(reading, id, server);
        else callers.isDone(reading, id);
        List<Token> changed = isOpen ? List.of() : tokens.learn(reading, id, server.actor(), secrets);
        String run = KindRules.isBackground(kind) ? "" : join(known, reading, secrets, caller);
        Party shown = run.isEmpty() ? caller : callers.sameInRun(run, reading, caller, hops);
        Hop hop = hop(id, run, reading, redactor, messages, shown, kind);
        hops.put(hop);
        hops.changed(changed);
        if (isOpen) return;
        callers.learn(kind, reading);
        callbacks.follow(hop, reading, labels(secrets));
    }

    private static Hop hop(
            String id, String run, Reading reading, Redactor redactor, Messages messages, Party caller, String kind) {
        Exchange exchange = reading.exchange();
        return new Hop(
                id,
                run,
                exchange.at(),
                exchange.took().toMillis(),
                exchange.state().name().toLowerCase(Locale.ROOT),
                caller,
                Programs.server(exchange.route()),
                kind,
                redactor.text(Notes.title(kind, reading)),
                redactor.text(Notes.note(kind, reading)),
                Kind.of(kind).reference(),
                messages.request().method(),
                redactor.text(reading.path()),
                reading.status(),
                labels(redactor.found(), true),
                labels(redactor.found(), false),
                Refused.of(reading).map(refused -> refused.safe(redactor)).orElse(null),
                KindRules.isBackground(kind),
                messages);
    }

    private String join(Optional<Hop> known, Reading reading, List<Secret> secrets, Party caller) {
        var marks = new Marks(
                reading.trace(), flowMarks(reading, secrets), tokenMarks(secrets), callerMark(reading, caller));
        Joined joined = runs.join(known.map(Hop::run), marks, reading.exchange().at());
        joined.merged().forEach(other -> hops.merge(other, joined.run()));
        return joined.run();
    }

    /** The challenge is the hash of the verifier, so both mark the same flow. RFC 7636 section 4.2. */
    private List<String> flowMarks(Reading reading, List<Secret> secrets) {
        var marks = new ArrayList<String>();
        secrets.stream()
                .filter(secret -> secret.use().isOfOneFlow())
                .map(Secret::label)
                .forEach(marks::add);
        reading.param("code_challenge").map(labels::fingerprint).ifPresent(marks::add);
        reading.form()
                .first("code_verifier")
                .map(Digests::sha256)
                .map(labels::fingerprint)
                .ifPresent(marks::add);
        return marks;
    }

    private static List<String> tokenMarks(List<Secret> secrets) {
        return secrets.stream()
                .filter(secret -> secret.use().isToken())
                .map(Secret::label)
                .toList();
    }

    /** Servers work for many at once, so nearness in time says nothing of them. */
    private static String callerMark(Reading reading, Party caller) {
        boolean isServer = caller.why().equals("traceparent")
                || caller.actor().endsWith("-server")
                || caller.actor().equals("task-api");
        return isServer ? "" : caller.actor() + " " + reading.exchange().peer();
    }

    private static List<String> labels(List<Secret> secrets, boolean inRequest) {
        return secrets.stream()
                .filter(secret -> secret.use().isToken() && secret.isInRequest() == inRequest)
                .map(Secret::label)
                .distinct()
                .toList();
    }

    private static Map<String, String> labels(List<Secret> secrets) {
        var labels = new LinkedHashMap<String, String>();
        secrets.forEach(secret -> labels.putIfAbsent(secret.value(), secret.label()));
        return labels;
    }
}
