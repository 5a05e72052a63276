package oauthlab.resource.lab;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import oauthlab.resource.owners.Owner;
import oauthlab.resource.tasks.Task;
import oauthlab.resource.tasks.TaskStatus;
import oauthlab.resource.tasks.Tasks;
import oauthlab.resource.users.User;
import oauthlab.resource.users.Users;
import org.jboss.logging.Logger;

/** Fills an empty database, in lab mode only. The ids of the users are the authorization server's. */
@Singleton
class LabData {

    private static final Logger LOG = Logger.getLogger(LabData.class);
    private static final Owner DEMO_USER = Owner.user("user-123");
    private static final String CREATED_BY = "web-app";

    private final Users users;
    private final Tasks tasks;
    private final Clock clock;
    private final boolean labMode;

    LabData(Users users, Tasks tasks, Clock clock, LabSettings settings) {
        this.users = users;
        this.tasks = tasks;
        this.clock = clock;
        this.labMode = settings.labMode();
    }

    /** Nobody can delete a user here, so a user in the table means that this has been done: what was deleted stays so. */
    @Transactional
    void fill(@Observes StartupEvent started) {
        if (!labMode) return;
        LOG.info("Lab mode is on: users and tasks for the lessons are here. Never use it with real data.");
        if (users.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            addUsers(now);
            addTasks(now);
        }
    }

    private void addUsers(Instant now) {
        users.add(new User(DEMO_USER.name(), "demo-user", "demo@example.com", now));
        users.add(new User("user-456", "alice", "alice@example.com", now));
        users.add(new User("user-789", "bob", "bob@example.com", now));
    }

    private void addTasks(Instant now) {
        Instant yesterday = now.minus(Duration.ofDays(1));
        tasks.add(DEMO_USER, task("task-1", "Learn OAuth 2.0", TaskStatus.IN_PROGRESS, now));
        tasks.add(DEMO_USER, task("task-2", "Build demo project", TaskStatus.COMPLETED, yesterday));
    }

    private static Task task(String id, String title, TaskStatus status, Instant at) {
        return new Task(id, DEMO_USER.name(), title, null, status, at, CREATED_BY, at);
    }
}
