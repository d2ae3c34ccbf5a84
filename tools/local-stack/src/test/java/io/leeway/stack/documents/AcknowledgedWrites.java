package io.leeway.stack.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import org.bson.Document;

/** Writers of every kind, and what the server has acknowledged to them. */
final class AcknowledgedWrites {

    private static final int WRITERS = 4;

    /** Which version of a document the server has acknowledged. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final List<Long> nanos = new ArrayList<>();
    private int round;

    /** Writes from several connections until the server is gone. */
    Thread[] start(String uri, long seed) {
        round++;
        Thread[] writers = new Thread[WRITERS];
        for (int i = 0; i < WRITERS; i++) {
            String prefix = "r" + round + "-w" + i + "-";
            Random random = new Random(seed + i);
            writers[i] = Thread.ofPlatform().start(() -> write(uri, prefix, random));
        }
        return writers;
    }

    /** How many acknowledged writes a server does not have any more. */
    long lost(String uri) {
        Map<String, Integer> stored = new HashMap<>();
        try (MongoClient client = client(uri)) {
            for (Document document : documents(client).find().batchSize(500)) {
                stored.put(document.getString("_id"), document.getInteger("version"));
            }
            long unreachable = acknowledged.keySet().stream()
                    .limit(200)
                    .filter(id -> documents(client).find(Filters.eq("_id", id)).first() == null)
                    .count();
            return unreachable
                    + acknowledged.entrySet().stream()
                            .filter(entry -> stored.getOrDefault(entry.getKey(), -1) < entry.getValue())
                            .count();
        }
    }

    int count() {
        return acknowledged.values().stream().mapToInt(version -> version + 1).sum();
    }

    synchronized String latencies() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return "median %.2f ms, 99th percentile %.2f ms of %d commands"
                .formatted(sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 99 / 100] / 1e6, sorted.length);
    }

    private void write(String uri, String prefix, Random random) {
        List<Long> own = new ArrayList<>();
        try (MongoClient client = client(uri)) {
            MongoCollection<Document> documents = documents(client);
            for (int i = 0; ; i++) {
                long begin = System.nanoTime();
                one(documents, prefix + i, random);
                own.add(System.nanoTime() - begin);
            }
        } catch (MongoException expected) {
            // The server was killed.
            synchronized (this) {
                nanos.addAll(own);
            }
        }
    }

    private void one(MongoCollection<Document> documents, String id, Random random) {
        String pad = "x".repeat(200 + random.nextInt(20_000));
        switch (random.nextInt(4)) {
            case 0 -> {
                documents.insertOne(document(id, 0, pad));
                acknowledged.put(id, 0);
            }
            case 1 -> {
                for (int version = 0; version < 3; version++) {
                    documents.replaceOne(
                            Filters.eq("_id", id), document(id, version, pad), new ReplaceOptions().upsert(true));
                    acknowledged.put(id, version);
                }
            }
            case 2 -> {
                documents.insertOne(document(id, 0, pad));
                acknowledged.put(id, 0);
                documents.updateOne(
                        Filters.and(Filters.eq("_id", id), Filters.eq("version", 0)), Updates.inc("version", 1));
                acknowledged.put(id, 1);
            }
            default -> {
                List<WriteModel<Document>> many = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    many.add(new InsertOneModel<>(document(id + "/i" + i, 0, pad)));
                    many.add(new ReplaceOneModel<>(
                            Filters.eq("_id", id + "/r" + i),
                            document(id + "/r" + i, 0, pad),
                            new ReplaceOptions().upsert(true)));
                }
                documents.bulkWrite(many);
                for (int i = 0; i < 5; i++) {
                    acknowledged.put(id + "/i" + i, 0);
                    acknowledged.put(id + "/r" + i, 0);
                }
            }
        }
    }

    private static Document document(String id, int version, String pad) {
        return new Document("_id", id).append("version", version).append("pad", pad);
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("test").getCollection("documents");
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(com.mongodb.MongoClientSettings.builder()
                .applyConnectionString(new com.mongodb.ConnectionString(uri))
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
                .build());
    }
}
