package io.leeway.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A channel for tests that need no service: it takes everything for addresses that do not say they are ill. */
public record FakeChannel(String name) implements Channel {

    /** Fake channels of these names. */
    public static Channels named(String... names) {
        return new Channels(List.of(names).stream()
                .map(FakeChannel::new)
                .map(Channel.class::cast)
                .toList());
    }

    @Override
    public Optional<String> fault(String address) {
        return address.startsWith("ill") ? Optional.of("the address is ill") : Optional.empty();
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Outcome send(Message message) {
        return new Outcome.Taken();
    }
}
