package oauthlab.auth.broker;

import jakarta.inject.Inject;
import oauthlab.auth.TestClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** For tests with a user who signs in at Company, the stand-in of another provider. */
abstract class AtCompany {

    @ConfigProperty(name = "test.provider.port")
    int port;

    @Inject
    TestClock clock;

    TestProvider company;
    Traveller user;

    @BeforeEach
    void start() {
        company = new TestProvider(port);
        user = new Traveller(company);
    }

    @AfterEach
    void stop() {
        company.close();
        clock.reset();
    }
}
