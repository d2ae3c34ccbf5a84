package io.leeway.alert.background;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

/**
 * Runs a piece of work on a virtual thread of its own, never twice at once; who wakes it while it runs has it run once
 * more, so that nothing that was there before is overlooked. Work that fails is logged and left until it is woken again.
 */
public final class SingleRunner {

    private static final Logger LOG = Logger.getLogger(SingleRunner.class);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private enum State {
        IDLE,
        RUNNING,
        RUNNING_AND_WOKEN,
        STOPPED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private final String name;
    private final String failure;
    private final Runnable work;

    /**
     * A runner of this work.
     *
     * @param name the thread's name
     * @param failure the event that is logged where the work fails
     * @param work loses nothing where it fails: what was due is still due in a later run
     */
    public SingleRunner(String name, String failure, Runnable work) {
        this.name = name;
        this.failure = failure;
        this.work = work;
    }

    /** Has the work run soon; returns at once. */
    public void wake() {
        State before = state.getAndUpdate(now -> switch (now) {
            case IDLE -> State.RUNNING;
            case RUNNING, RUNNING_AND_WOKEN -> State.RUNNING_AND_WOKEN;
            case STOPPED -> State.STOPPED;
        });
        if (before == State.IDLE) {
            Thread.ofVirtual().name(name).start(this::run);
        }
    }

    private void run() {
        boolean again = true;
        while (again) {
            try {
                work.run();
            } catch (RuntimeException exception) {
                LOG.warnf("event=%s reason=%s", failure, exception.getClass().getSimpleName());
                LOG.debugf(exception, "event=%s", failure);
            } finally {
                State before = state.getAndUpdate(now -> switch (now) {
                    case RUNNING_AND_WOKEN -> State.RUNNING;
                    case IDLE, RUNNING -> State.IDLE;
                    case STOPPED -> State.STOPPED;
                });
                again = before == State.RUNNING_AND_WOKEN;
            }
        }
    }

    /** Lets the work end that is being done, for so long at most, and does none any more. */
    public void stop(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!state.compareAndSet(State.IDLE, State.STOPPED) && state.get() != State.STOPPED) {
            if (System.nanoTime() > deadline) {
                state.set(State.STOPPED);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
