package io.leeway.ingest.events;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.leeway.contracts.text.Names;
import io.leeway.support.messaging.Inbox;
import io.leeway.support.messaging.InboxHandler;
import io.leeway.support.messaging.InboxMessage;
import io.leeway.support.messaging.InboxReader;
import io.leeway.support.messaging.OutageException;
import io.leeway.support.messaging.UnprocessableEventException;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

/** Single predictions from RabbitMQ; a message is what a request over HTTP is, and its routing key says the model. */
@ApplicationScoped
class EventInbox implements InboxHandler {

    private static final int SERVER_ERROR = 500;

    private final InboxReader reader;
    private final EventReception reception;
    private final EventDeadLetters deadLetters;
    private final Optional<Inbox> inbox;

    EventInbox(InboxReader reader, EventReception reception, EventDeadLetters deadLetters, EventInboxConfig config) {
        this.reader = reader;
        this.reception = reception;
        this.deadLetters = deadLetters;
        this.inbox = config.enabled() ? Optional.of(inbox(config, reception.largestBody())) : Optional.empty();
    }

    private static Inbox inbox(EventInboxConfig config, int largestBody) {
        try {
            // A byte more, so that what is too large is known to be.
            return new Inbox(config.name(), config.prefetch(), largestBody + 1);
        } catch (IllegalArgumentException exception) {
            throw new IllegalArgumentException("leeway.ingest.events.rabbitmq: " + exception.getMessage(), exception);
        }
    }

    /** Where they are read from; empty where that is switched off. */
    Optional<Inbox> inbox() {
        return inbox;
    }

    void start(@Observes StartupEvent event) {
        inbox.ifPresent(from -> reader.read(from, this));
    }

    @Override
    public void take(InboxMessage message) {
        try {
            if (message.routingKey().isEmpty()) {
                throw EventProblems.missing("model", "Send it with the model's name as the routing key.");
            }
            if (Names.fault(message.routingKey()) != null) {
                throw ProblemException.unknownModel(message.routingKey());
            }
            reception.take(
                    message.routingKey(),
                    attributes(message.attributes()),
                    message.contentType(),
                    message.contentEncoding(),
                    new ByteArrayInputStream(message.body()));
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            throw problem.status() >= SERVER_ERROR
                    ? new OutageException(problem.title())
                    : new UnprocessableEventException(problem.title() + ": " + problem.detail(), refused);
        }
    }

    @Override
    public void givenUp(InboxMessage message) {
        try {
            deadLetters.count(message.routingKey());
        } catch (ProblemException busy) {
            throw new OutageException(busy.problem().title());
        }
    }

    private static EventReader.Attributes attributes(Map<String, String> headers) {
        return new EventReader.Attributes(
                headers.get("type"), headers.get("id"), headers.get("requestid"), headers.get("time"));
    }
}
