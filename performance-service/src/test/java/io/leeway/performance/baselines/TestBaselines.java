package io.leeway.performance.baselines;

import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

import io.leeway.contracts.model.ModelDefinition;

/** Baselines of a test of another package; what is stored is read, and nothing is fetched. */
public final class TestBaselines {

    private TestBaselines() {}

    @SuppressWarnings("NullAway") // Nothing is fetched.
    public static BaselineService of(MongoClient client, String database) {
        return new BaselineService(null, client, database);
    }

    public static void store(
            MongoClient client,
            String database,
            ModelDefinition definition,
            String reference,
            Map<String, Object> metrics) {
        String id = BaselineService.id(definition, reference);
        client.getDatabase(database)
                .getCollection("baselines")
                .replaceOne(
                        new Document("_id", id),
                        new Document("_id", id)
                                .append("model", definition.model())
                                .append("metrics", new Document(metrics))
                                .append("classes", List.of()),
                        new ReplaceOptions().upsert(true));
    }
}
