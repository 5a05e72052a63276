package oauthlab.agent.serve;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The end of the process: what has to be done before anything else is taken away. */
@Singleton
public class Shutdown {

    private Runnable work = () -> {};

    /** The framework waits for this, and then closes what calls still need. */
    public synchronized void first(Runnable task) {
        work = task;
    }

    synchronized void end(@Observes ShutdownEvent event) {
        work.run();
    }
}
