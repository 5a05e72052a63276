package oauthlab.auth.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import oauthlab.auth.foundation.platform.LabMode;
import oauthlab.auth.keys.KeysProfile;
import org.junit.jupiter.api.Test;

/** The demo web application can have another port, also when the data are of an earlier start. */
@QuarkusTest
@TestProfile(KeysProfile.class)
class MovedWebAppTest {

    @Inject
    Clients clients;

    @Inject
    LabMode lab;

    @Test
    void the_redirect_uri_moves_with_it_and_what_an_administrator_changed_stays() {
        assertEquals(List.of("http://localhost:3100/callback"), redirectUris());
        new LabClients().seed(null, lab, clients, "http://localhost:3000");
        assertEquals(List.of("http://localhost:3000/callback"), redirectUris());
        assertTrue(find().authentication().secrets().size() == 1);

        List<String> own = List.of("http://localhost:3000/callback", "https://app.example/callback");
        clients.replace(ClientBuilder.from(find()).redirectUris(own).build());
        new LabClients().seed(null, lab, clients, "http://localhost:3100");
        assertEquals(own, redirectUris());
    }

    private List<String> redirectUris() {
        return find().redirectUris();
    }

    private Client find() {
        return clients.find("web-app").orElseThrow();
    }
}
