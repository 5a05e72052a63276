package oauthlab.resource.platform;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import oauthlab.web.platform.DataDirectory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Stops the start with one line when the database cannot be written. Flyway is the first to open it, and would try five times. */
@Singleton
class WritableData implements FlywayConfigurationCustomizer {

    private final String address;

    WritableData(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String address) {
        this.address = address;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        DataDirectory.problem(address).ifPresent(problem -> {
            throw new ConfigurationException(problem);
        });
    }
}
