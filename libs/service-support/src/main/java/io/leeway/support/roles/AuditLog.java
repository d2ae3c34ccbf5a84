package io.leeway.support.roles;

import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import io.leeway.access.Identity;

/** Tells who changed what: a line for each change that was asked for, also for one that was refused. */
@Singleton
public class AuditLog {

    private static final Logger LOG = Logger.getLogger("audit");
    private static final int LONGEST_PATH = 300;

    private final CurrentCaller caller;

    AuditLog(CurrentCaller caller) {
        this.caller = caller;
    }

    /**
     * Tells of one.
     *
     * @param path percent-encoded, so that it cannot look like another line; names only, never a secret
     */
    void tell(String method, String path, int status) {
        LOG.infof(
                "event=changed by=%s method=%s path=%s status=%d",
                caller.identity().map(Identity::name).orElse("nobody"),
                method,
                path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH),
                status);
    }
}
