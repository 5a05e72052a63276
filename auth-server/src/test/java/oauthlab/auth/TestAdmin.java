package oauthlab.auth;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Requests of the administrator, whose token lies in a file. */
public final class TestAdmin {

    private TestAdmin() {}

    public static RequestSpecification request() {
        Path file = Path.of(ConfigProvider.getConfig().getValue("oauthlab.admin.token-file", String.class));
        try {
            return given().header("Authorization", "Bearer " + Files.readString(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
