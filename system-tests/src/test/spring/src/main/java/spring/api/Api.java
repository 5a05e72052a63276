package spring.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An API that takes access tokens of RFC 9068. */
@SpringBootApplication
public class Api {

    public static void main(String[] arguments) {
        SpringApplication.run(Api.class, arguments);
    }

    /** Spring Boot's own decoder takes the type {@code JWT} only, which an access token of RFC 9068 must not have. */
    @Bean
    JwtDecoder accessTokens(@Value("${issuer}") String issuer, @Value("${audience}") String audience) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience(audience)
                .validators(checks -> checks.put("client_id", ofAnyClient -> OAuth2TokenValidatorResult.success()))
                .build());
        return decoder;
    }

    @RestController
    static class Endpoint {

        @GetMapping("/")
        String whoCalls(@AuthenticationPrincipal Jwt token) {
            return token.getSubject() + " may " + token.getClaimAsString("scope");
        }
    }
}
