package oauthlab.agent.commands.connect;

import oauthlab.agent.oauth.access.ApprovalMethod;
import oauthlab.agent.oauth.access.OnBehalf;
import oauthlab.agent.oauth.flow.Person;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to be asked for approval. */
public final class ApprovalOptions {

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

    private ApprovalMethod way() {
        if (choice == null) return ApprovalMethod.BROWSER;
        if (choice.manual) return ApprovalMethod.PASTE;
        return choice.device ? ApprovalMethod.DEVICE : ApprovalMethod.NOBODY;
    }
}
