package io.leeway.support.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts messages that could not be worked off where they wait: in a retry queue, or among the dead letters. */
@ApplicationScoped
class Redirection {

    static final String ATTEMPT = "leeway-attempt";
    static final String SINCE = "leeway-since";
    static final String REASON = "leeway-reason";
    static final String QUEUE = "leeway-queue";
    static final String AT = "leeway-at";

    private static final int LONGEST_REASON = 1_000;

    private final MutinyEmitter<byte[]> retries;
    private final MutinyEmitter<byte[]> deadLetters;
    private final MessagingConfig config;

    Redirection(
            @Channel("retries") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> retries,
            @Channel("dead-letters") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> deadLetters,
            MessagingConfig config) {
        this.retries = retries;
        this.deadLetters = deadLetters;
        this.config = config;
    }

    /** Has the message come again after a pause; returns when the broker has confirmed it. */
    void retry(WorkQueue queue, Pause pause, byte[] payload, int attempt, Instant since, boolean anew) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(ATTEMPT, attempt);
        headers.put(SINCE, since.toEpochMilli());
        headers.put(EventPublisher.ANEW, anew);
        send(retries, pause.routingKey(queue), payload, headers);
    }

    /** Gives the message up; returns when the broker has confirmed it. */
    void deadLetter(WorkQueue queue, byte[] payload, String reason, int attempt) {
        send(deadLetters, queue.queue(), payload, givenUp(queue.queue(), reason, attempt));
    }

    /** What goes with a message of a queue that was given up. */
    static Map<String, Object> givenUp(String queue, String reason, int attempt) {
        return Map.of(
                ATTEMPT, attempt, QUEUE, queue, AT, Instant.now().toEpochMilli(), REASON, cut(reason, LONGEST_REASON));
    }

    /** So much of a text as a header may hold. */
    static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private void send(MutinyEmitter<byte[]> way, String routingKey, byte[] payload, Map<String, Object> headers) {
        way.sendMessage(Message.of(payload, Metadata.of(OutgoingMessage.event(routingKey, "", headers))))
                .await()
                .atMost(config.confirmTimeout().multipliedBy(2));
    }
}
