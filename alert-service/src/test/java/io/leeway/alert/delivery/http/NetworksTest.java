package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Which addresses are on the public internet, and which the configuration adds. */
class NetworksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "::1",
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "192.0.2.1",
                "198.18.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "fec0::1",
                "::7f00:1"
            })
    void shouldTakeNoSpecialAddressForPublic(String address) throws UnknownHostException {
        assertThat(new Networks(List.of()).isPublic(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1"
            })
    void shouldTakeWhatLiesBesideForPublic(String address) throws UnknownHostException {
        assertThat(new Networks(List.of()).isPublic(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void shouldAllowWhatTheConfigurationNamesAndNothingBeside() throws UnknownHostException {
        Networks networks = new Networks(List.of("10.1.0.0/16", " fd00::/8", "192.168.7.7"));

        assertThat(networks.isAllowed(InetAddress.getByName("10.1.255.255"))).isTrue();
        assertThat(networks.isAllowed(InetAddress.getByName("10.2.0.0"))).isFalse();
        assertThat(networks.isAllowed(InetAddress.getByName("fd99::1"))).isTrue();
        assertThat(networks.isAllowed(InetAddress.getByName("fc00::1"))).isFalse();
        assertThat(networks.isAllowed(InetAddress.getByName("192.168.7.7"))).isTrue();
        assertThat(networks.isAllowed(InetAddress.getByName("192.168.7.8"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "::/129", "example.com/8", "300.0.0.1"})
    void shouldRefuseAConfigurationThatNamesNoNetwork(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Networks(List.of(network)));
    }
}
