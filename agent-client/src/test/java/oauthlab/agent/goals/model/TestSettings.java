package oauthlab.agent.goals.model;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of a test. */
record TestSettings(Optional<URI> url, Optional<String> name, Optional<String> key, Duration patience)
        implements ModelSettings {}
