package io.leeway.support.rates;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import io.leeway.access.Identity;

/** Counts what each caller sends to this instance. */
@Singleton
public final class KeyRates {

    /** The meter that counts what was refused, by the key's name. */
    public static final String METER = "leeway.requests.limited";

    /** As many as there can be keys; of more callers, those who were quiet for longest begin anew with a full bucket. */
    static final int MOST_BUCKETS = 10_000;

    private static final Logger LOG = Logger.getLogger(KeyRates.class);
    private static final int HIGHEST_RATE = 100_000;
    private static final int LARGEST_BURST = 1_000_000;

    private final int rate;
    private final int burst;
    private final LongSupplier clock;
    private final MeterRegistry meters;
    private final Map<String, TokenBucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > MOST_BUCKETS;
        }
    };

    @Inject
    KeyRates(RateConfig config, MeterRegistry meters) {
        this(
                within("leeway.limits.key.rate", config.rate(), HIGHEST_RATE),
                within("leeway.limits.key.burst", config.burst(), LARGEST_BURST),
                System::nanoTime,
                meters);
    }

    KeyRates(int rate, int burst, LongSupplier clock, MeterRegistry meters) {
        this.rate = rate;
        this.burst = burst;
        this.clock = clock;
        this.meters = meters;
    }

    private static int within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; it has to be 1 to " + most + ".");
        }
        return value;
    }

    /** Counts a request; where it is one too many, after how many seconds the caller may come again. */
    OptionalLong refusal(Identity caller) {
        synchronized (buckets) {
            long now = clock.getAsLong();
            TokenBucket bucket = buckets.computeIfAbsent(caller.name(), name -> new TokenBucket(rate, burst, now));
            if (bucket.take(now)) {
                return OptionalLong.empty();
            }
            count(caller);
            if (bucket.tells(now)) {
                LOG.warnf("event=key-limited by=%s rate=%d burst=%d", caller.name(), rate, burst);
            }
            return OptionalLong.of(bucket.secondsUntilNext());
        }
    }

    private void count(Identity caller) {
        Counter.builder(METER)
                .description("Requests that were refused because their key had sent too many")
                // Keys are listed; of people there may be any number.
                .tag("key", caller.isProvided() ? Identity.PROVIDED + "*" : caller.name())
                .register(meters)
                .increment();
    }

    /** How many requests per second a caller may send. */
    int rate() {
        return rate;
    }

    /** Of how many callers is known what they sent. */
    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }
}
