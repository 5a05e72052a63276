package oauthlab.resource.tasks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import oauthlab.resource.owners.Owner;

/** A row of the table {@code tasks}. */
@Entity
@Table(name = "tasks")
class TaskRow {

    @Id
    String id;

    /** The {@link Owner}'s key. */
    @Column(name = "user_id")
    String userId;

    String title;
    String description;
    String status;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** Everything but whose it is: that never changes. */
    void write(Task task) {
        id = task.id();
        title = task.title();
        description = task.description();
        status = task.status().wire();
        createdAt = task.createdAt();
        createdBy = task.createdBy();
        updatedAt = task.updatedAt();
    }

    Task read() {
        String owner = Owner.withKey(userId).name();
        return new Task(id, owner, title, description, TaskStatus.fromWire(status), createdAt, createdBy, updatedAt);
    }
}
