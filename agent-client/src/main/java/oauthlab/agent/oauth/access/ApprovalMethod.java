package oauthlab.agent.oauth.access;

/** How a person is asked for approval. */
public enum ApprovalMethod {
    /** With a browser on this machine; or by pasting, when the configuration says that this machine must not listen. */
    BROWSER,
    /** With a browser anywhere; the address it ends at is pasted. */
    PASTE,
    /** With a code that is typed on another machine. */
    DEVICE,
    /** Not at all: whoever calls is a program. */
    NOBODY
}
