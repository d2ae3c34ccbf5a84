package io.leeway.ingest.events;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/** Takes events of one model, whatever way they come. */
@ApplicationScoped
class EventReception {

    private static final String PLAIN = "identity";

    private final EventModels models;
    private final EventWriter writer;
    private final EventRefusals refusals;
    private final EventsConfig config;

    EventReception(EventModels models, EventWriter writer, EventRefusals refusals, EventsConfig config) {
        this.models = models;
        this.writer = writer;
        this.refusals = refusals;
        this.config = config;
    }

    /**
     * Returns how many events there were when all of them are stored, now or before.
     *
     * @param attributes of a CloudEvent in binary mode
     * @throws ProblemException 4xx if any of them cannot be taken; then none is, and the refusal is remembered with its
     *     model, if there is one. 503 if too many wait
     */
    int take(
            String model,
            EventReader.Attributes attributes,
            @Nullable String contentType,
            @Nullable String encoding,
            InputStream body) {
        EventModels.Known known = models.require(model);
        List<NewEvent> events;
        try {
            if (encoding != null && !encoding.equals(PLAIN)) {
                throw EventProblems.mediaType(encoding);
            }
            events = new EventReader(model, known.columns(), config.eventRows(), StoredTime.now())
                    .read(attributes, contentType, bytes(body));
        } catch (ProblemException refused) {
            refusals.remember(known.registered(), refused.problem());
            throw refused;
        }
        writer.store(events);
        return events.size();
    }

    /** The most bytes of a body that is taken. */
    int largestBody() {
        return (int) Math.min(Integer.MAX_VALUE - 1, config.body().asLongValue());
    }

    private byte[] bytes(InputStream body) {
        int most = largestBody();
        try {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw EventProblems.tooLarge(most);
            }
            return bytes;
        } catch (IOException exception) {
            throw EventProblems.unreadable("The body could not be read to its end. Send it again.");
        }
    }
}
