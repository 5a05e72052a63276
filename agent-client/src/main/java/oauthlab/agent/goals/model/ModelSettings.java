package oauthlab.agent.goals.model;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which language model plans, if any. */
@ConfigMapping(prefix = "oauthlab.model")
interface ModelSettings {

    /** With a path ({@code https://api.example/v1}) a server with OpenAI's API; without one Ollama. */
    Optional<URI> url();

    /** As the server calls it. */
    Optional<String> name();

    /** What the server wants to be paid with; local ones want none. */
    Optional<String> key();

    /** How long one answer may take. */
    Duration patience();
}
