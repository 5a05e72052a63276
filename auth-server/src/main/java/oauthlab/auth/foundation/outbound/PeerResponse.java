package oauthlab.auth.foundation.outbound;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** What a server answered. The body may hold secrets. */
public record PeerResponse(int status, MultiMap headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean isJson() {
        return header("Content-Type")
                .filter(type -> type.split(";")[0].strip().matches("(?i)application/([\\w.-]+\\+)?json"))
                .isPresent();
    }

    @Override
    public String toString() {
        return "PeerAnswer[HTTP " + status + "]";
    }
}
