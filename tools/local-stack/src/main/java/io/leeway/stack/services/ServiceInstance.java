package io.leeway.stack.services;

import java.util.ArrayList;
import java.util.List;

/**
 * One of a service's processes.
 *
 * @param definition which service
 * @param number from 1
 * @param port where it listens
 */
public record ServiceInstance(ServiceDefinition definition, int number, int port) {

    /** How far the ports of a further instance are from those of the one before. */
    public static final int PORT_DISTANCE = 100;

    /** Chooses a port. */
    @FunctionalInterface
    public interface PortChoice {

        /**
         * The port of an instance.
         *
         * @param name the instance's name
         * @param offset its port relative to the dashboard's
         */
        int of(String name, int offset);
    }

    /** The service's name, for a further instance with its number as in {@code drift-service-2}. */
    public String name() {
        return name(definition, number);
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** So many of every service, but one dashboard; the first instances come first. */
    public static List<ServiceInstance> all(int instances, PortChoice ports) {
        List<ServiceInstance> all = new ArrayList<>();
        for (int number = 1; number <= instances; number++) {
            for (ServiceDefinition definition : ServiceDefinition.ALL) {
                if (number == 1 || !definition.isSingle()) {
                    int offset = definition.portOffset() + (number - 1) * PORT_DISTANCE;
                    all.add(new ServiceInstance(definition, number, ports.of(name(definition, number), offset)));
                }
            }
        }
        return all;
    }

    private static String name(ServiceDefinition definition, int number) {
        return number == 1 ? definition.name() : definition.name() + "-" + number;
    }
}
