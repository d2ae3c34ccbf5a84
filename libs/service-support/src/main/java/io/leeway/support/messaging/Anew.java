package io.leeway.support.messaging;

import java.util.function.IntSupplier;

/**
 * Whether the event that this thread works off is to be worked off even if it was before. Then so is whatever is told
 * meanwhile, because it may be what got lost.
 */
final class Anew {

    private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

    private Anew() {}

    static boolean holds() {
        return CURRENT.get();
    }

    static int during(boolean anew, IntSupplier work) {
        CURRENT.set(anew);
        try {
            return work.getAsInt();
        } finally {
            CURRENT.remove();
        }
    }
}
