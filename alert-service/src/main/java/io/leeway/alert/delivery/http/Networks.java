package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Which addresses of the network are called: the public ones, and those that the configuration allows. */
@ApplicationScoped
class Networks {

    /**
     * What is not the public internet, or leads back out of it: the IANA registries of special-purpose addresses (RFC 6890
     * and its updates), multicast, and the forms in which IPv6 carries an IPv4 address.
     */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    @Inject
    Networks(HttpDeliveryConfig config) {
        this(config.allowedNetworks().orElse(List.of()));
    }

    /**
     * With these networks allowed.
     *
     * @throws IllegalArgumentException if one is none
     */
    Networks(List<String> allowed) {
        this.allowed = allowed.stream().map(String::strip).map(Network::of).toList();
    }

    /** Whether the configuration names it. */
    boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.holds(address));
    }

    /** Whether it is on the public internet. */
    boolean isPublic(InetAddress address) {
        return SPECIAL.stream().noneMatch(network -> network.holds(address));
    }

    /** Whether any private network is allowed. */
    boolean allowsAny() {
        return !allowed.isEmpty();
    }
}
