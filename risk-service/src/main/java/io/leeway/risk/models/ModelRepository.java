package io.leeway.risk.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.history.Documents;
import io.leeway.support.history.Revisions;

/** The models that this service has heard of, each in its latest version. */
@ApplicationScoped
public class ModelRepository {

    private static final int TRIES = 10;

    private final MongoCollection<Document> collection;

    /**
     * A model.
     *
     * @param version of its definition
     * @param definition the definition
     */
    public record WatchedModel(int version, ModelDefinition definition) {}

    ModelRepository(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String database) {
        collection = client.getDatabase(database).getCollection("models");
    }

    /** Stores a definition unless it, or a later version, is known. */
    public void store(int version, ModelDefinition definition) {
        String name = definition.model();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int known = version(name);
            if (known >= version || replace(known, version, definition)) {
                return;
            }
        }
    }

    /** The model of that name. */
    public Optional<WatchedModel> find(String name) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", name)).first())
                .map(ModelRepository::read);
    }

    /** Models by name, so many after one. */
    public List<WatchedModel> page(@Nullable String after, int most) {
        return collection
                .find(after == null ? Filters.empty() : Filters.gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .map(ModelRepository::read)
                .into(new ArrayList<>());
    }

    /** How many models there are, about. */
    public long count() {
        return collection.estimatedDocumentCount();
    }

    /** Deletes a model. */
    public void forget(String name) {
        collection.deleteOne(Filters.eq("_id", name));
    }

    private int version(String name) {
        Document known = collection
                .find(Filters.eq("_id", name))
                .projection(Projections.include("version"))
                .first();
        return known == null ? 0 : known.getInteger("version");
    }

    private boolean replace(int known, int version, ModelDefinition definition) {
        // As text: feature names may hold dots, which MongoDB does not like in names of fields.
        Document document = new Document("_id", definition.model())
                .append("version", version)
                .append("definition", Documents.text(definition));
        return Revisions.replace(collection, document, known);
    }

    private static WatchedModel read(Document document) {
        return new WatchedModel(
                document.getInteger("version"),
                Documents.read(document.getString("definition"), ModelDefinition.class));
    }
}
