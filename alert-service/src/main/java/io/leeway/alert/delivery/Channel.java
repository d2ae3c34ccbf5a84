package io.leeway.alert.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A way by which alerts reach people, such as mail.
 *
 * <p>A channel is an application-scoped bean in a sub-package of its own; everything else finds it by its name. It only
 * judges addresses and sends. What is to be sent is stored by {@link DeliveryRepository}; {@link DeliveryWorker} decides
 * what is sent when, tries again, and pauses a channel that is away without holding up another.
 */
public interface Channel {

    /**
     * The name by which subscriptions and alert rules ask for it, stored with every delivery and therefore never changed:
     * lower-case letters, digits and dashes, 32 at most.
     */
    String name();

    /**
     * What is wrong with an address, in words for a person that do not repeat it; empty where nothing is. Says so by the
     * address alone, without asking anybody.
     */
    Optional<String> fault(String address);

    /** What is wrong with a recipient's secret, or with its lack, in words that do not repeat it; empty where nothing is. */
    default Optional<String> secretFault(@Nullable String secret) {
        return secret == null ? Optional.empty() : Optional.of("it takes no secret");
    }

    /** The address as it may be shown to everyone; shorter where who knows it could send there. */
    default String shown(String address) {
        return address;
    }

    /** How a recipient is asked before it gets anything; empty where it need not be. */
    default Optional<Question> question() {
        return Optional.empty();
    }

    /** When a refused message is tried again; empty for what holds for channels in general. */
    default Optional<Retries> retries() {
        return Optional.empty();
    }

    /**
     * Whether a recipient gets one message at a time, so that one who is slow or away keeps one hand busy and no more; for
     * channels whose recipients are servers of their own.
     */
    default boolean oneAtATime() {
        return false;
    }

    /** How many messages are on their way at a time, at most. */
    int connections();

    /** How long the other side may be silent; {@link #send} comes back within five seconds after that. */
    Duration timeout();

    /**
     * Sends a message and waits for the other side's answer. Called on virtual threads, for as many messages at a time as
     * there are {@link #connections}; no transaction is open. What it throws counts as {@link Outcome.Refused}.
     */
    Outcome send(Message message);

    /** Whether it can send what is about no incident; what only keeps incidents cannot. */
    default boolean takesLetters() {
        return false;
    }

    /** Sends what is about no incident, likewise. */
    default Outcome send(Letter letter) {
        return new Outcome.Impossible("this channel tells of incidents only");
    }

    /** Asks somebody whether he wants what he was subscribed to. */
    interface Question {

        /**
         * Asks, and waits for the other side's answer as {@link Channel#send} does.
         *
         * @param key by which {@link ConfirmationResource} knows him
         */
        Outcome ask(String address, UUID key);
    }
}
