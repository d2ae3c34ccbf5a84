package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a server's name. */
@FunctionalInterface
interface Names {

    /** As the machine does. */
    Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * At least one address.
     *
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> find(String host) throws UnknownHostException;
}
