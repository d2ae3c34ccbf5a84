package io.leeway.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message that was refused is tried again, and when no more. */
public sealed interface Retries {

    /**
     * How long to wait after a refusal; empty after the last try.
     *
     * @param refusals how many there were, this one included; from 1
     */
    Optional<Duration> after(int refusals);

    /** After pauses that double up to five minutes, until it was refused so often. */
    record Growing(int most) implements Retries {

        private static final long LONGEST_SECONDS = 300;

        @Override
        public Optional<Duration> after(int refusals) {
            return refusals >= most
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(DeliveryStage.doubled(refusals, LONGEST_SECONDS)));
        }
    }

    /** After these pauses, one after the other. */
    record Listed(List<Duration> pauses) implements Retries {

        public Listed {
            pauses = List.copyOf(pauses);
        }

        @Override
        public Optional<Duration> after(int refusals) {
            return refusals > pauses.size() ? Optional.empty() : Optional.of(pauses.get(refusals - 1));
        }
    }
}
