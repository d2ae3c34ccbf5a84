package io.leeway.stack;

import java.net.URI;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExternalAddressTest {

    @Test
    void shouldUndoPercentEncoding() {
        // When
        ExternalAddress address =
                ExternalAddress.of(URI.create("amqps://us%3Aer:p%40ss%2Fw+rd@broker.example/%2Fown"), 5671);

        // Then
        assertThat(address).isEqualTo(new ExternalAddress("broker.example", 5671, "us:er", "p@ss/w+rd", "/own"));
    }

    @Test
    void shouldSayWhatAnAddressLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExternalAddress.of(URI.create("amqp://broker.example"), 5672))
                .withMessageContaining("user:password@");
    }
}
