package io.leeway.alert.delivery.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"ops@example.com", "a.b+tag@mail.example.co.uk", "x@localhost", "o'hara_1@my-host.de"})
    void shouldTakeOrdinaryAddresses(String address) {
        assertThat(Addresses.fault(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.com",
                "a@",
                "a@b@c",
                "a b@example.com",
                "a@example.com\r\nBcc: b@example.com",
                "nul\0@example.com",
                "a@exa\0mple.com",
                "Name <a@example.com>",
                "a@example.com, b@example.com",
                "(comment)a@example.com",
                "größe@example.com",
                "a@-example.com",
                "a@example..com"
            })
    void shouldRefuseWhatIsNoSingleAddress(String address) {
        assertThat(Addresses.fault(address)).isPresent();
    }

    @Test
    void shouldKeepToTheLengthsOfTheStandard() {
        String domain = ("d".repeat(50) + ".").repeat(5).substring(0, 255);

        assertThat(Addresses.fault("a".repeat(64) + "@" + domain.substring(0, 254) + "e"))
                .isEmpty();
        assertThat(Addresses.fault("a".repeat(65) + "@example.com"))
                .hasValueSatisfying(fault -> assertThat(fault).contains("65"));
        assertThat(Addresses.fault("a".repeat(64) + "@" + "d".repeat(256)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("321"));
    }
}
