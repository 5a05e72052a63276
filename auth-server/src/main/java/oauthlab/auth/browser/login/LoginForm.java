package oauthlab.auth.browser.login;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import oauthlab.auth.foundation.endpoint.Page;
import oauthlab.auth.foundation.platform.LabMode;

/** The sign-in page: the form for name and password, and the other ways there are. */
@ApplicationScoped
class LoginForm {

    private final List<LoginMethod> methods;
    private final RequestInitiator initiator;
    private final LabMode lab;

    LoginForm(@All List<LoginMethod> methods, RequestInitiator initiator, LabMode lab) {
        this.methods = methods;
        this.initiator = initiator;
        this.lab = lab;
    }

    /** Notes that another site may have sent the browser here: once the form is sent, the browser only says that we did. */
    ReturnTo target(String returnTo, HttpHeaders headers) {
        var target = new ReturnTo(returnTo);
        return initiator.isKnown(headers) ? target : target.fromAnotherSite();
    }

    /** @param problem what to say about the last try, or null */
    Response show(int status, CsrfTokens.Ticket ticket, ReturnTo target, String username, String problem) {
        List<LoginMethod.Offer> offers = methods.stream()
                .flatMap(way -> way.offers(target.path()).stream())
                .toList();
        var page = LoginPage.form(ticket.value(), target.path(), username, problem, lab.isOn(), offers);
        return Page.of(status, page).cookie(ticket.cookie()).build();
    }

    /** Where the browser has to go at once, if the client that sent it has one way only. */
    Optional<String> onlyWay(ReturnTo target) {
        return target.clientId()
                .flatMap(client -> methods.stream()
                        .flatMap(way -> way.only(client, target.path()).stream())
                        .findFirst())
                .map(LoginMethod.Offer::address);
    }
}
