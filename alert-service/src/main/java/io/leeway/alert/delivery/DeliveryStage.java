package io.leeway.alert.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a delivery is on its way; each stage offers only what can follow it.
 *
 * <pre>
 * Pending --claim--> Sending --sent--> Sent
 *                    Sending --takeOver--> Sending
 *                    Sending --refused--> Pending, or Failed after the last try
 *                    Sending --unreachable--> Pending
 *                    Sending --impossible--> Failed
 * </pre>
 *
 * <p>A delivery begins as Pending, or as Failed where nothing can ever be sent to its recipient. Sent and Failed are ends.
 */
sealed interface DeliveryStage {

    /** How often it was handed to its channel, or was about to be. */
    int attempts();

    /** How often it was refused. */
    int refusals();

    /**
     * It waits to be sent.
     *
     * @param dueAt not before
     */
    record Pending(int attempts, int refusals, Instant dueAt) implements DeliveryStage {

        /** One instance takes it in hand; nobody else does for so long. */
        Sending claim(Instant now, Duration lease) {
            if (dueAt.isAfter(now)) {
                throw new IllegalStateException("not due yet");
            }
            return new Sending(attempts + 1, refusals, now.plus(lease));
        }
    }

    /**
     * One instance has it in hand.
     *
     * @param claimedUntil after that, the instance is taken for dead
     */
    record Sending(int attempts, int refusals, Instant claimedUntil) implements DeliveryStage {

        private static final long LONGEST_PAUSE_SECONDS = 300;

        /** Another one takes over what an instance left. */
        Sending takeOver(Instant now, Duration lease) {
            if (claimedUntil.isAfter(now)) {
                throw new IllegalStateException("somebody has it in hand");
            }
            return new Sending(attempts + 1, refusals, now.plus(lease));
        }

        /** The other side, such as the mail server, took it. */
        Sent sent(Instant now) {
            return new Sent(attempts, refusals, now);
        }

        /** It was refused: tried again after growing pauses, but not for ever. */
        DeliveryStage refused(Instant now, String reason, int mostRefusals) {
            int all = refusals + 1;
            return all >= mostRefusals
                    ? new Failed(attempts, all, reason)
                    : new Pending(attempts, all, now.plusSeconds(pause(all, LONGEST_PAUSE_SECONDS)));
        }

        /**
         * The channel was away, which is not this delivery's fault and is never its end.
         *
         * @param longestPause before it is tried again
         */
        Pending unreachable(Instant now, Duration longestPause) {
            return new Pending(attempts, refusals, now.plusSeconds(pause(attempts, longestPause.toSeconds())));
        }

        /** It can never be sent. */
        Failed impossible(String reason) {
            return new Failed(attempts, refusals, reason);
        }

        private static long pause(int times, long most) {
            return Math.min(most, 1L << Math.min(times, 20));
        }
    }

    /** The other side has it. */
    record Sent(int attempts, int refusals, Instant at) implements DeliveryStage {}

    /**
     * It was given up.
     *
     * @param reason why, in words for a person; holds no address
     */
    record Failed(int attempts, int refusals, String reason) implements DeliveryStage {}
}
