package io.leeway.system.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.leeway.stack.services.ServiceDefinition;
import io.leeway.support.test.Wire;
import io.leeway.system.faults.stack.Service;
import io.leeway.system.faults.stack.Services;

/** A second dashboard before the suite's services, which it reaches by ways that can be barred: then a service is away for it. */
final class CutDashboard implements AutoCloseable {

    private static final String NAME = "dashboard-ui";

    private final Map<String, Wire> ways = new LinkedHashMap<>();
    private final Service dashboard;

    private CutDashboard(SuiteForPages suite, Path logs) {
        Map<String, String> environment = new HashMap<>();
        for (String service : Services.NAMES) {
            Wire way = Wire.to("127.0.0.1", URI.create(suite.url(service)).getPort());
            ways.put(service, way);
            environment.put(
                    "LEEWAY_" + service.substring(0, service.indexOf('-')).toUpperCase(Locale.ROOT) + "_URL",
                    "http://127.0.0.1:" + way.port());
        }
        ServiceDefinition definition = ServiceDefinition.ALL.stream()
                .filter(of -> of.name().equals(NAME))
                .findFirst()
                .orElseThrow();
        dashboard = new Service(definition, 2, logs, environment);
    }

    /** Starts one, and waits until it answers. */
    static CutDashboard before(SuiteForPages suite, Path logs) throws IOException {
        CutDashboard cut = new CutDashboard(suite, Files.createDirectories(logs));
        cut.dashboard.start();
        try {
            cut.dashboard.awaitReady();
        } catch (IllegalStateException exception) {
            cut.close();
            throw exception;
        }
        return cut;
    }

    String url() {
        return dashboard.url();
    }

    /** Ends all connections to a service, and lets none through. */
    void bar(String service) {
        way(service).tear();
    }

    /** Lets connections to a service through again. */
    void open(String service) {
        way(service).mend();
    }

    private Wire way(String service) {
        Wire way = ways.get(service);
        if (way == null) {
            throw new IllegalArgumentException(service + " is not among " + ways.keySet());
        }
        return way;
    }

    /** Ends the dashboard itself, as kill -9 does. */
    void kill() {
        dashboard.kill();
    }

    @Override
    public void close() {
        dashboard.kill();
        ways.values().forEach(Wire::close);
    }
}
