package io.leeway.ingest.deadletters;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.leeway.support.messaging.EventProcessor;
import io.leeway.support.persistence.Transactions;

/** Takes dead letters from their queue into the database, where people can find them. */
@ApplicationScoped
class DeadLetterConsumer {

    private final EventProcessor processor;
    private final DeadLetters letters;

    DeadLetterConsumer(EventProcessor processor, DeadLetters letters) {
        this.processor = processor;
        this.letters = letters;
    }

    @Incoming("dead-letters-in")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<byte[]> message) {
        return processor.processDeadLetter(message, letter -> Transactions.run(() -> letters.keep(letter)));
    }
}
