package io.leeway.risk.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.contracts.events.ModelDeleted;
import io.leeway.risk.series.SeriesRepository;
import io.leeway.support.history.DeletedModels;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

class RetentionTest {

    private static final Duration KEPT = Duration.ofDays(730);

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();

    @Test
    void shouldDeleteAssessmentsByWhenTheyWereStored() {
        // Given: one of before that was noted, one that was stored long ago, and one of old rows that came now
        MongoCollection<Document> stored = MONGO.one().getDatabase("kept").getCollection("assessments");
        Date longAgo = Date.from(Instant.now().minus(KEPT).minusSeconds(60));
        stored.insertOne(document("unnoted").append("at", longAgo));
        stored.insertOne(document("old").append("at", longAgo).append("storedAt", longAgo));
        stored.insertOne(document("kept").append("at", longAgo).append("storedAt", new Date()));

        // When
        long deleted = new AssessmentRepository(MONGO.one(), new SeriesRepository(MONGO.one(), "kept"), "kept")
                .deleteStoredBefore(Instant.now().minus(KEPT));

        // Then
        assertThat(deleted).isEqualTo(2);
        assertThat(stored.find(new Document("model", model)))
                .extracting(document -> document.getString("_id"))
                .containsExactly(model + "/kept");
    }

    @Test
    void shouldForgetTheNameOfADeletedModelOnlyWhenNothingIsLeftOfIt() {
        // Given: the deletion of one was interrupted
        MongoCollection<Document> names = MONGO.one().getDatabase("kept").getCollection("deleted-" + model);
        Instant longAgo = Instant.now().minus(KEPT).minusSeconds(60);
        DeletedModels deleted = new DeletedModels(names, name -> {
            if (name.equals("interrupted")) {
                throw new IllegalStateException("interrupted");
            }
        });
        deleted.forget(new ModelDeleted("gone", longAgo));
        deleted.forget(new ModelDeleted("lately", Instant.now()));
        try {
            deleted.forget(new ModelDeleted("interrupted", longAgo));
        } catch (IllegalStateException expected) {
            // As when the database goes away.
        }

        // When
        deleted.deleteBefore(Instant.now().minus(KEPT));

        // Then
        assertThat(names.find())
                .extracting(document -> document.getString("_id"))
                .containsExactlyInAnyOrder("lately", "interrupted");
    }

    private Document document(String batch) {
        return new Document("_id", model + "/" + batch)
                .append("model", model)
                .append("batch", batch)
                .append("sequence", 1L);
    }
}
