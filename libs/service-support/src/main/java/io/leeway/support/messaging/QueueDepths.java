package io.leeway.support.messaging;

import java.io.IOException;
import java.util.Optional;

import com.rabbitmq.client.Channel;
import jakarta.enterprise.context.ApplicationScoped;

/** How many messages wait in a queue, as the broker says. */
@ApplicationScoped
public class QueueDepths {

    private final Broker broker;

    QueueDepths(Broker broker) {
        this.broker = broker;
    }

    /**
     * A queue at a moment.
     *
     * @param ready messages that wait to be delivered
     * @param retrying messages that wait to be tried again
     * @param consumers who reads from it
     */
    public record Depth(long ready, long retrying, int consumers) {}

    /**
     * An inbox at a moment.
     *
     * @param ready messages that wait to be delivered
     * @param givenUp messages that wait for a person
     * @param consumers who reads from it
     */
    public record InboxDepth(long ready, long givenUp, int consumers) {}

    /** The queue now; empty when the broker is away or the queue is gone. */
    public Optional<Depth> of(WorkQueue queue) {
        return answer(channel -> {
            long retrying = 0;
            for (String waiting : queue.waitingQueues()) {
                retrying += channel.messageCount(waiting);
            }
            return new Depth(channel.messageCount(queue.queue()), retrying, (int) channel.consumerCount(queue.queue()));
        });
    }

    /** The inbox now, likewise. */
    public Optional<InboxDepth> of(Inbox inbox) {
        return answer(channel ->
                new InboxDepth(channel.messageCount(inbox.name()), channel.messageCount(inbox.deadLetters()), (int)
                        channel.consumerCount(inbox.name())));
    }

    private interface Question<T> {
        T ask(Channel channel) throws IOException;
    }

    private <T> Optional<T> answer(Question<T> question) {
        try {
            Channel channel = broker.open();
            try {
                return Optional.of(question.ask(channel));
            } finally {
                channel.abort();
            }
        } catch (IOException | RuntimeException exception) {
            return Optional.empty();
        }
    }
}
