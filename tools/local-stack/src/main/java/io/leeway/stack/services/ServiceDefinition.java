package io.leeway.stack.services;

import java.util.List;

/**
 * One of Leeway's services, as it is started on one machine.
 *
 * @param name the module's name
 * @param portOffset its port relative to the dashboard's
 * @param heapMegabytes the most heap it gets
 * @param database its database, or blank
 * @param holdsRows whether it goes over all rows that are pushed
 * @param niceness how far it stands behind others where cores are short, as {@code nice} counts it; 0 for not at all
 */
public record ServiceDefinition(
        String name, int portOffset, int heapMegabytes, String database, boolean holdsRows, int niceness) {

    /**
     * Of what evaluates: somebody waits for the answer to a push, and evaluation follows. With 10, Linux gives it a tenth of
     * a busy core, which is enough to say that it lives and to go on.
     */
    private static final int BEHIND = 10;

    /** All of them, the dashboard first. */
    public static final List<ServiceDefinition> ALL = List.of(
            new ServiceDefinition("dashboard-ui", 0, 128, "", false, 0),
            new ServiceDefinition("ingest-service", 1, 512, "ingest", true, 0),
            new ServiceDefinition("drift-service", 2, 512, "", true, BEHIND),
            new ServiceDefinition("performance-service", 3, 384, "", true, BEHIND),
            new ServiceDefinition("risk-service", 4, 256, "", false, BEHIND),
            new ServiceDefinition("alert-service", 5, 256, "alert", false, BEHIND));

    /** Whether one process is enough whatever the load: the dashboard keeps nothing and works off nothing. */
    boolean isSingle() {
        return portOffset == 0;
    }
}
