package oauthlab.auth.grants.token;

import oauthlab.auth.clients.Client;

/** Hears of every token that is issued. It is called on the busiest path, so it must do next to nothing. */
public interface TokenListener {

    void issued(Client client);
}
