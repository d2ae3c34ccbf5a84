package io.leeway.support.rates;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import io.leeway.access.Identity;
import io.leeway.access.ModelScope;
import io.leeway.access.Role;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRatesTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeyRates rates = new KeyRates(2, 5, nanos::get, meters);

    @Test
    void shouldLetABurstThroughAndThenTheRate() {
        assertThat(passed("ci", 20)).isEqualTo(5);
        after(Duration.ofSeconds(1));
        assertThat(passed("ci", 20)).isEqualTo(2);
        after(Duration.ofHours(1));
        assertThat(passed("ci", 20)).isEqualTo(5);
    }

    @Test
    void shouldCountEachKeyByItself() {
        passed("wild", 100);

        assertThat(passed("quiet", 1)).isEqualTo(1);
        assertThat(meters.get(KeyRates.METER).tag("key", "wild").counter().count())
                .isEqualTo(95);
        assertThat(meters.find(KeyRates.METER).tag("key", "quiet").counter()).isNull();
    }

    @Test
    void shouldSayWhenToComeAgain() {
        KeyRates slow = new KeyRates(1, 1, nanos::get, meters);
        slow.refusal(key("ci"));

        assertThat(slow.refusal(key("ci"))).hasValue(1);
    }

    @Test
    void shouldRememberOnlySoMany() {
        for (int i = 0; i < KeyRates.MOST_BUCKETS + 50; i++) {
            rates.refusal(key("key-" + i));
        }

        assertThat(rates.size()).isEqualTo(KeyRates.MOST_BUCKETS);
    }

    private int passed(String name, int requests) {
        int passed = 0;
        for (int i = 0; i < requests; i++) {
            passed += rates.refusal(key(name)).isEmpty() ? 1 : 0;
        }
        return passed;
    }

    private void after(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Identity key(String name) {
        return new Identity(name, Set.of(Role.INGEST), ModelScope.ALL);
    }
}
