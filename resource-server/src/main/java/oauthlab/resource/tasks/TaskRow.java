package oauthlab.resource.tasks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of the table {@code tasks}. */
@Entity
@Table(name = "tasks")
class TaskRow {

    @Id
    String id;

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

    void write(Task task) {
        id = task.id();
        userId = task.userId();
        title = task.title();
        description = task.description();
        status = task.status().wire();
        createdAt = task.createdAt();
        createdBy = task.createdBy();
        updatedAt = task.updatedAt();
    }

    Task read() {
        return new Task(id, userId, title, description, TaskStatus.fromWire(status), createdAt, createdBy, updatedAt);
    }
}
