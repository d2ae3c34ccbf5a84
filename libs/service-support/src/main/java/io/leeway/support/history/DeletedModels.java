package io.leeway.support.history;

import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

import io.leeway.contracts.events.ModelDeleted;
import io.leeway.support.messaging.NotYetException;

/**
 * Remembers which models were deleted and when, so that what was told of one before then, and comes later, is not stored
 * again. A model of the same name that is registered anew waits until the old one is forgotten.
 */
public final class DeletedModels {

    private static final String AT = "deletedAt";
    private static final String FORGOTTEN = "forgotten";

    private final MongoCollection<Document> collection;
    private final Consumer<String> deletion;

    /**
     * Remembered in a collection that belongs to the service alone.
     *
     * @param deletion deletes what the service stores for the model of that name
     */
    public DeletedModels(MongoCollection<Document> collection, Consumer<String> deletion) {
        this.collection = collection;
        this.deletion = deletion;
    }

    /**
     * Whether what was accepted then belongs to a model that was deleted since.
     *
     * @throws NotYetException if it belongs to one of the same name and the old one is still being forgotten
     */
    public boolean covers(String model, Instant acceptedAt) {
        Document deleted = collection.find(Filters.eq("_id", model)).first();
        if (deleted == null) {
            return false;
        }
        if (acceptedAt.isBefore(deleted.getDate(AT).toInstant())) {
            return true;
        }
        if (!deleted.getBoolean(FORGOTTEN, false)) {
            throw new NotYetException("an earlier model of the same name is still being deleted");
        }
        return false;
    }

    /** Deletes what was being stored while the model was deleted. */
    public void forgetAgainIfCovered(String model, Instant acceptedAt) {
        if (covers(model, acceptedAt)) {
            deletion.accept(model);
        }
    }

    /** Deletes the names of models that were deleted before then and of which nothing is left. */
    public void deleteBefore(Instant moment) {
        OldDocuments.delete(collection, Filters.and(Filters.eq(FORGOTTEN, true), Filters.lt(AT, Date.from(moment))));
    }

    /** Forgets a model, unless that was done before; it may be interrupted anywhere and begun again. */
    public void forget(ModelDeleted event) {
        Document known = collection.find(Filters.eq("_id", event.model())).first();
        Date at = Date.from(event.at());
        if (known != null && !known.getDate(AT).before(at) && known.getBoolean(FORGOTTEN, false)) {
            return;
        }
        Bson ofModel = Filters.eq("_id", event.model());
        collection.updateOne(
                ofModel,
                Updates.combine(Updates.set(AT, at), Updates.set(FORGOTTEN, false)),
                new UpdateOptions().upsert(true));
        deletion.accept(event.model());
        collection.updateOne(Filters.and(ofModel, Filters.eq(AT, at)), Updates.set(FORGOTTEN, true));
    }
}
