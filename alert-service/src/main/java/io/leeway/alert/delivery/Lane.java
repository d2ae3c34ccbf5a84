package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One channel's way out: its hands, each of which sends one message at a time, and whether the other side is there. Every
 * channel has a lane of its own, so that one that is away or slow takes no other's hands.
 */
final class Lane {

    private final Channel channel;
    private final OutageWatch watch;
    private final int all;
    private final Semaphore hands;

    Lane(Channel channel, OutageWatch watch) {
        this.channel = channel;
        this.watch = watch;
        this.all = channel.connections();
        this.hands = new Semaphore(all);
    }

    Channel channel() {
        return channel;
    }

    OutageWatch watch() {
        return watch;
    }

    /** Takes as many free hands as may send now, and says how many; every one is to be given back. */
    int take(Instant now) {
        int free = hands.drainPermits();
        int allowed = watch.allowed(free, all, now);
        hands.release(free - allowed);
        return allowed;
    }

    void giveBack(int taken) {
        hands.release(taken);
    }

    /** Waits until no hand sends any more, for so long at most; says whether that came about. */
    boolean isStill(Duration most) throws InterruptedException {
        return hands.tryAcquire(all, most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
