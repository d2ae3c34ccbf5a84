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
 */
public record ServiceDefinition(String name, int portOffset, int heapMegabytes, String database, boolean holdsRows) {

    /** All of them, the dashboard first. */
    public static final List<ServiceDefinition> ALL = List.of(
            new ServiceDefinition("dashboard-ui", 0, 128, "", false),
            new ServiceDefinition("ingest-service", 1, 512, "ingest", true),
            new ServiceDefinition("drift-service", 2, 512, "", true),
            new ServiceDefinition("performance-service", 3, 384, "", true),
            new ServiceDefinition("risk-service", 4, 256, "", false),
            new ServiceDefinition("alert-service", 5, 256, "alert", false));

    /** Whether one process is enough whatever the load: the dashboard keeps nothing and works off nothing. */
    boolean isSingle() {
        return portOffset == 0;
    }
}
