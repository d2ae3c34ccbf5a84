package io.leeway.support.access;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReachabilityTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.1.2.3, true",
        "::1, true",
        "localhost, true",
        "0.0.0.0, false",
        "::, false",
        "10.0.0.1, false",
        "no-such-host.invalid, false"
    })
    void shouldKnowWhatOnlyThisMachineReaches(String host, boolean own) {
        assertThat(Reachability.isLoopback(host)).isEqualTo(own);
    }

    @Test
    void shouldNameEverySettingThatIsWrong() {
        assertThat(Reachability.refusal("0.0.0.0", List.of("one: a.b", "two: c.d")))
                .contains("0.0.0.0", "quarkus.http.host", "\n  - one: a.b", "\n  - two: c.d");
    }
}
