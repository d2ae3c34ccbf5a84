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
 *                                            Sent, Failed --again--> Pending
 * </pre>
 *
 * <p>A delivery begins as Pending, or as Failed where nothing can ever be sent to its recipient. It leaves Sent and Failed
 * only when somebody asks for that.
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
     * @param reason why it was not taken last; empty where it was not tried
     */
    record Pending(int attempts, int refusals, Instant dueAt, String reason) implements DeliveryStage {

        /** Of one that was not tried. */
        Pending(int attempts, int refusals, Instant dueAt) {
            this(attempts, refusals, dueAt, "");
        }

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

        /** Why something waits whose channel is away. */
        static final String AWAY = "the other side does not answer; it is waited for";

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

        /**
         * It was refused: tried again after pauses, but not for ever.
         *
         * @param least how long it is left alone in any case
         */
        DeliveryStage refused(Instant now, String reason, Retries retries, Duration least) {
            int all = refusals + 1;
            return retries.after(all)
                    .<DeliveryStage>map(pause ->
                            new Pending(attempts, all, now.plus(pause.compareTo(least) < 0 ? least : pause), reason))
                    .orElseGet(() -> new Failed(attempts, all, reason));
        }

        /**
         * The channel was away, which is not this delivery's fault and is never its end.
         *
         * @param longestPause before it is tried again
         */
        Pending unreachable(Instant now, Duration longestPause) {
            return new Pending(attempts, refusals, now.plusSeconds(doubled(attempts, longestPause.toSeconds())), AWAY);
        }

        /** It can never be sent. */
        Failed impossible(String reason) {
            return new Failed(attempts, refusals, reason);
        }
    }

    /** Nothing more happens by itself. */
    sealed interface Ended extends DeliveryStage {

        /** Somebody wants it sent once more, with all its tries. */
        default Pending again(Instant now) {
            return new Pending(attempts(), 0, now);
        }
    }

    /** The other side has it. */
    record Sent(int attempts, int refusals, Instant at) implements Ended {}

    /**
     * It was given up.
     *
     * @param reason why, in words for a person; holds no address
     */
    record Failed(int attempts, int refusals, String reason) implements Ended {}

    /** So many seconds: two to the power of {@code times}, {@code most} at most. */
    static long doubled(int times, long most) {
        return Math.min(most, 1L << Math.min(times, 20));
    }
}
