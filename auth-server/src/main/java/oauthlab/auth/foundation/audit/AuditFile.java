package oauthlab.auth.foundation.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The facts as lines of JSON, for tools that read log files.
 *
 * <p>The file is opened anew each time, so that it can be moved away while the server runs.
 */
@ApplicationScoped
class AuditFile {

    private final Optional<Path> file;
    private final ObjectMapper json;

    AuditFile(AuditSettings settings, ObjectMapper json) {
        this.file = settings.file();
        this.json = json;
    }

    void append(List<AuditRecord> records) throws IOException {
        if (file.isEmpty()) return;
        Path absolute = file.get().toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Files.write(
                absolute,
                records.stream().map(this::line).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private String line(AuditRecord record) {
        try {
            return json.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
