package oauthlab.agent.commands.connect;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose tokens. */
public final class UserOption {

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Act for this user, who signs in; his tokens are kept apart from those of others.")
    private String user;

    public Optional<String> name() {
        return Optional.ofNullable(user);
    }
}
