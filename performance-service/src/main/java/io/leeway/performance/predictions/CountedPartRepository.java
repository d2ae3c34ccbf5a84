package io.leeway.performance.predictions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.portable.LabelledCountsFormat;

/** What is counted of batches that came as profiles, a document each; those of one batch never change. */
final class CountedPartRepository {

    private final MongoCollection<Document> documents;

    CountedPartRepository(MongoCollection<Document> documents) {
        this.documents = documents;
    }

    void createIndexes() {
        documents.createIndex(Indexes.ascending("model"));
    }

    /** Stores those of a batch, or of a part of a window; a second time changes nothing. */
    void store(BatchAccepted event, LabelledCounts counts) {
        String part = event.batch().batch();
        String id = id(event.judged().subject(), part);
        documents.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("model", event.batch().model())
                        .append("part", part)
                        .append("counts", new Binary(LabelledCountsFormat.write(counts))),
                new ReplaceOptions().upsert(true));
    }

    /** Those of these parts that have any, in an order of their own. */
    List<CountedPart> find(String subject, Collection<String> parts) {
        List<CountedPart> found = documents
                .find(ofParts(subject, parts))
                .map(document -> new CountedPart(
                        document.getString("part"),
                        LabelledCountsFormat.read(
                                document.get("counts", Binary.class).getData())))
                .into(new ArrayList<>());
        found.sort(Comparator.comparing(CountedPart::part));
        return found;
    }

    void delete(String subject, Collection<String> parts) {
        documents.deleteMany(ofParts(subject, parts));
    }

    private static Bson ofParts(String subject, Collection<String> parts) {
        return Filters.in("_id", parts.stream().map(part -> id(subject, part)).toList());
    }

    private static String id(String subject, String part) {
        return subject + "#" + part;
    }
}
