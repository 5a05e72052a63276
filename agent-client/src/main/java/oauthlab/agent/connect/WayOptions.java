package oauthlab.agent.connect;

import oauthlab.agent.access.OnBehalf;
import oauthlab.agent.access.Way;
import oauthlab.agent.flow.Person;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to be asked for approval. */
public final class WayOptions {

    @Mixin
    private UserOption user = new UserOption();

    @ArgGroup
    private Choice choice;

    /** One of them, or none: then a browser on this machine. */
    static final class Choice {

        @Option(names = "--manual", description = "Any browser; you paste the address at which it ends.")
        private boolean manual;

        @Option(names = "--device", description = "A code that you type on another machine (RFC 8628).")
        private boolean device;

        @Option(names = "--no-approval", description = "Never ask a person: what needs approval fails.")
        private boolean nobody;
    }

    /** For whom, and how he is asked. */
    public OnBehalf onBehalf(Person person) {
        return new OnBehalf(user.name(), way(), person);
    }

    private Way way() {
        if (choice == null) return Way.BROWSER;
        if (choice.manual) return Way.PASTE;
        return choice.device ? Way.DEVICE : Way.NOBODY;
    }
}
