package oauthlab.guarded.credential;

/** Hears how often something that was kept spared the work, for those who watch. */
@FunctionalInterface
public interface Lookups {

    /** @param what was looked up: {@code keys}, {@code introspection} or {@code revocations} */
    void lookedUp(String what, boolean wasKept);
}
