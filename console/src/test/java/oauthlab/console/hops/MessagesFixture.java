package oauthlab.console.hops;

import oauthlab.console.exchange.Exchange;
import oauthlab.console.reading.Reading;
import oauthlab.console.routes.Route;
import oauthlab.console.secrets.Redactor;

/** What is shown of an exchange, for tests in other packages. */
public final class MessagesFixture {

    public static final Route ROUTE = new Route("auth-server", 4000, "127.0.0.1", 14_000);

    private MessagesFixture() {}

    public static Messages messages(Exchange exchange, Redactor redactor) {
        return Messages.of(Reading.of(exchange), redactor);
    }
}
