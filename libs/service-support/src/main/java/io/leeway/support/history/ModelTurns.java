package io.leeway.support.history;

import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

import io.leeway.contracts.events.Turn;
import io.leeway.support.messaging.Turns;

/**
 * How far a service is with each model's events: a small document a model, of which only a greater place replaces the one
 * that is there. It is kept for good, also when the model is deleted: what is still told of a deleted model finds it.
 */
public final class ModelTurns implements Turns {

    private static final String PLACE = "place";

    private final MongoCollection<Document> collection;

    /** Kept in a collection that belongs to the service alone. */
    public ModelTurns(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public Turn done(String model) {
        Document known = collection
                .find(Filters.eq("_id", model))
                .projection(Projections.include(PLACE))
                .first();
        return known == null ? Turn.NONE : Turn.at(known.getLong(PLACE));
    }

    @Override
    public void done(String model, Turn turn) {
        Revisions.write(
                collection,
                List.of(new UpdateOneModel<>(
                        Filters.eq("_id", model), Updates.max(PLACE, turn.place()), new UpdateOptions().upsert(true))));
    }
}
