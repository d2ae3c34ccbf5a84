package io.leeway.support.roles;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells who changed what: a line for each change that was asked for, also for one that was refused. */
@Singleton
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("audit");
    private static final int LONGEST_PATH = 300;

    /**
     * Tells of one.
     *
     * @param caller who asked for it
     * @param path percent-encoded, so that it cannot look like another line; names only, never a secret
     */
    void tell(String caller, String method, String path, int status) {
        LOG.infof(
                "event=changed by=%s method=%s path=%s status=%d",
                caller, method, path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH), status);
    }
}
