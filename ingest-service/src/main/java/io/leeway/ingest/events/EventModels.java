package io.leeway.ingest.events;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.ingest.models.ModelRepository;
import io.leeway.ingest.models.ModelService;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;

/** The models that events are of, as they were a moment ago: a definition is not read anew for each event. */
@ApplicationScoped
class EventModels {

    /** How soon a change of a model counts for its events. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final int MOST = 1_000;

    private final ModelRepository models;
    private final ModelService definitions;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    EventModels(ModelRepository models, ModelService definitions) {
        this.models = models;
        this.definitions = definitions;
    }

    /** A model and the columns of its events. */
    record Known(RegisteredModel registered, EventColumns columns, Instant at) {

        private boolean isFresh(Instant now) {
            return now.isBefore(at.plus(FRESH));
        }
    }

    /**
     * The model, if it takes events.
     *
     * @throws ProblemException 404 if there is none, 409 if it is retired or has no reference
     */
    Known require(String name) {
        Known model = current(name);
        if (model.registered().retired()) {
            throw ModelRepository.retired(name);
        }
        if (model.registered().reference() == null) {
            throw EventProblems.noReference(name);
        }
        return model;
    }

    private Known current(String name) {
        Instant now = Instant.now();
        Known model = known.get(name);
        if (model != null && model.isFresh(now)) {
            return model;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.compute(name, (key, before) -> before != null && before.isFresh(now) ? before : read(name, now));
    }

    private Known read(String name, Instant now) {
        RegisteredModel registered =
                Transactions.read(() -> models.require(name, false).chain(definitions::current));
        return new Known(registered, EventColumns.of(registered.definition()), now);
    }
}
