package io.leeway.risk.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.ModelDefinition;

/** The models that this service has heard of, each in its latest version. */
@ApplicationScoped
public class ModelRepository {

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

    /** Stores a definition unless a later version is known. */
    public void store(int version, ModelDefinition definition) {
        String name = definition.model();
        if (find(name).map(WatchedModel::version).orElse(0) >= version) {
            return;
        }
        // As text: feature names may hold dots, which MongoDB does not like in names of fields.
        collection.replaceOne(
                Filters.eq("_id", name),
                new Document("_id", name).append("version", version).append("definition", write(definition)),
                new ReplaceOptions().upsert(true));
    }

    /** The model of that name. */
    public Optional<WatchedModel> find(String name) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", name)).first())
                .map(ModelRepository::read);
    }

    /** All models by name. */
    public List<WatchedModel> all() {
        return collection
                .find()
                .sort(Sorts.ascending("_id"))
                .map(ModelRepository::read)
                .into(new ArrayList<>());
    }

    private static WatchedModel read(Document document) {
        try {
            return new WatchedModel(
                    document.getInteger("version"),
                    ContractJson.mapper().readValue(document.getString("definition"), ModelDefinition.class));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String write(ModelDefinition definition) {
        try {
            return ContractJson.mapper().writeValueAsString(definition);
        } catch (JsonProcessingException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
