package spring.login;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/** A web application whose users sign in elsewhere: it knows the issuer, its own name and its secret, and Spring Boot does the rest. */
@SpringBootApplication
public class Login {

    public static void main(String[] arguments) {
        SpringApplication.run(Login.class, arguments);
    }

    @RestController
    static class Page {

        private final RestClient api;

        Page(@Value("${api}") String api) {
            this.api = RestClient.create(api);
        }

        /** Who is signed in, and what the API says to that user's token. */
        @GetMapping("/")
        String home(
                @AuthenticationPrincipal OidcUser user,
                @RegisteredOAuth2AuthorizedClient("lab") OAuth2AuthorizedClient client) {
            String token = client.getAccessToken().getTokenValue();
            String said =
                    api.get().uri("/").headers(headers -> headers.setBearerAuth(token)).retrieve().body(String.class);
            return user.getPreferredUsername() + " " + user.getEmail() + " " + said;
        }
    }
}
