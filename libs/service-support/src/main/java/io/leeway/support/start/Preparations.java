package io.leeway.support.start;

import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Does what a start needs done on a server, as soon as the server is there. The service is up meanwhile, so that it can
 * say what it waits for.
 */
@ApplicationScoped
public class Preparations {

    private static final Logger LOG = Logger.getLogger(Preparations.class);
    private static final long PAUSE_SECONDS = 2;

    private volatile boolean stopping;

    /**
     * Tries until it is done, without a limit.
     *
     * @param what the server that is needed, as {@code MongoDB}
     * @param preparation does no harm when it is done again
     */
    public void whenThere(String what, Runnable preparation) {
        Thread.ofVirtual().name("preparation-" + what).start(() -> prepare(what, preparation));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void prepare(String what, Runnable preparation) {
        for (int failures = 0; !stopping; failures++) {
            try {
                preparation.run();
                if (failures > 0) {
                    LOG.infof("event=server-there server=%s", what);
                }
                return;
            } catch (RuntimeException exception) {
                // Away, as far as one can know; whoever needs the server for its work says so in the readiness.
                if (failures == 0) {
                    LOG.warnf(
                            "event=waiting-for-server server=%s reason=%s",
                            what, exception.getClass().getSimpleName());
                }
                LOG.debug("event=waiting-for-server", exception);
            }
            try {
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
