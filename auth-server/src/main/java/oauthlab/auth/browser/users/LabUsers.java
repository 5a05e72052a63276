package oauthlab.auth.browser.users;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import oauthlab.auth.foundation.platform.LabMode;

/**
 * The people of the lessons; each one's password is {@code <username>-password}. Lab mode only.
 *
 * <p>The hashes stand here ready made, because making three slow hashes would slow every first start down.
 */
class LabUsers {

    static final Map<User, PasswordHash> ALL = Map.of(
            new User("user-123", "demo-user", "demo@example.com"),
            new PasswordHash("pbkdf2-sha256$600000$gyA_x6cjZ3yFm8njQLgx4w$95zAsamx41BoHZpL1nGQVUfpegEBjBbo_qAKCjIZ6_Y"),
            new User("user-456", "alice", "alice@example.com"),
            new PasswordHash("pbkdf2-sha256$600000$xIZKJipodEI_gHTsMrhFMw$oSlUVzsmycWTMiMnJCSe6y4dhCf8IaO9RoqssAhSgYo"),
            new User("user-789", "bob", "bob@example.com"),
            new PasswordHash(
                    "pbkdf2-sha256$600000$8W9beIhM1B6vKpIP_CRp_A$V3ri_5mOjRqAZOl1UxossuMnsO9H6wneDwSGyjLPdqc"));

    void seed(@Observes @Priority(20) StartupEvent start, LabMode lab, Users users) {
        if (lab.isOn()) ALL.forEach(users::addIfAbsent);
    }
}
