package oauthlab.system.nodes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oauthlab.shared.secret.RandomSecret;
import oauthlab.system.flows.Browser;
import oauthlab.system.lab.AtOnce;
import oauthlab.system.lab.Lab;
import oauthlab.system.lab.Postgres;

/**
 * Two processes of the authorization server on one PostgreSQL, with one issuer and one master key. They are started at the
 * same moment on an empty database: both find no tables, no keys and no clients.
 */
record TwoNodes(Postgres postgres, Lab one, Lab other) implements AutoCloseable {

    static TwoNodes start(String name, Map<String, String> more) {
        Postgres postgres = Postgres.start();
        var settings = new HashMap<>(postgres.settings());
        settings.put("OAUTH_ISSUER", "http://auth.lab.example");
        settings.put("OAUTH_AUDIENCE", "http://api.lab.example");
        settings.put("OAUTHLAB_MASTER_KEY", RandomSecret.generate(32));
        settings.putAll(more);
        try {
            List<Lab> labs = AtOnce.run(2, number -> Lab.startAuthServerOnPostgres(name + "-" + number, settings));
            return new TwoNodes(postgres, labs.get(0), labs.get(1));
        } catch (RuntimeException fault) {
            postgres.close();
            throw fault;
        }
    }

    /** Every other number's. */
    Lab node(int number) {
        return number % 2 == 0 ? one : other;
    }

    /** The same browser, sent to the other node by the load balancer. */
    static Browser moved(Browser browser, Lab to) {
        var moved = new Browser(to.auth());
        moved.putCookie("oauthlab_session", browser.cookie("oauthlab_session"));
        return moved;
    }

    @Override
    public void close() {
        one.close();
        other.close();
        postgres.close();
    }
}
