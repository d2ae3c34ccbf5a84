package io.leeway.alert.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A second channel, which only tests have: its addresses are numbers, and it does what a test tells it to. It takes what
 * it gets, or is away, or is busy: all its hands wait until it is well again.
 */
@ApplicationScoped
class PagerChannel implements Channel {

    static final String NAME = "pager";
    private static final int CONNECTIONS = 2;

    enum Mode {
        WELL,
        AWAY,
        BUSY
    }

    private final List<Message> taken = new CopyOnWriteArrayList<>();
    private final Semaphore waiting = new Semaphore(0);
    private volatile Mode mode = Mode.WELL;

    void be(Mode next) {
        mode = next;
        if (next != Mode.BUSY) {
            waiting.release(waiting.getQueueLength());
        }
    }

    int busy() {
        return waiting.getQueueLength();
    }

    List<Message> taken() {
        return taken;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> fault(String address) {
        return address.matches("[0-9]+") ? Optional.empty() : Optional.of("the address is not a number");
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Outcome send(Message message) {
        switch (mode) {
            case AWAY -> {
                return new Outcome.Unreachable();
            }
            case BUSY -> {
                try {
                    if (!waiting.tryAcquire(60, TimeUnit.SECONDS)) {
                        return new Outcome.Unreachable();
                    }
                } catch (InterruptedException exception) {
                    Thread.currentThread().interrupt();
                    return new Outcome.Unreachable();
                }
            }
            case WELL -> {}
        }
        taken.add(message);
        return new Outcome.Taken();
    }
}
