package oauthlab.auth.browser.users;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The lab's users keep their passwords, with hashes that are quick to check: hundreds of tests sign somebody in. */
@Singleton
class QuickPasswords {

    private static final int ITERATIONS = 1000;

    private final EntityManager database;

    QuickPasswords(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void hash(@Observes @Priority(21) StartupEvent start) {
        for (User user : LabUsers.ALL.keySet()) {
            UserEntity row = database.find(UserEntity.class, user.id());
            if (row != null)
                row.passwordHash = PasswordHash.of(user.username() + "-password", ITERATIONS)
                        .encoded();
        }
    }
}
