package oauthlab.console.exchange;

/** Takes what passes through the glass. Called on an event loop, so it must not wait. */
@FunctionalInterface
public interface Exchanges {

    /** Called when the request is complete, when an event stream starts, and at the end. */
    void accept(Exchange exchange);
}
