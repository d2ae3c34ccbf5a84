package io.leeway.stack.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What services expect of MongoDB, on the embedded document server. */
class DocumentServerTest {

    @TempDir
    Path folder;

    private DocumentServer server;
    private MongoClient client;
    private MongoCollection<Document> documents;

    @BeforeEach
    void start() {
        server = DocumentServer.start(folder, 0);
        client = MongoClients.create("mongodb://127.0.0.1:" + server.port());
        documents = client.getDatabase("test").getCollection("documents");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldFindByIdAloneAndWithOtherConditions() {
        // Given
        for (int i = 0; i < 20; i++) {
            documents.insertOne(
                    new Document("_id", "m/" + i).append("model", "m").append("version", i));
        }

        // When, Then
        assertThat(documents.find(Filters.eq("_id", "m/7")).first()).containsEntry("version", 7);
        assertThat(documents
                        .find(Filters.and(Filters.eq("_id", "m/7"), Filters.eq("version", 7)))
                        .first())
                .isNotNull();
        assertThat(documents
                        .find(Filters.and(Filters.eq("_id", "m/7"), Filters.eq("version", 8)))
                        .first())
                .isNull();
        assertThat(documents.find(Filters.in("_id", "m/1", "m/2", "m/nowhere"))).hasSize(2);
    }

    @Test
    void shouldSetOnlyIfNobodyWasQuicker() {
        // Given
        documents.insertOne(new Document("_id", "window").append("version", 1L));

        // When
        long first = documents
                .updateOne(
                        Filters.and(Filters.eq("_id", "window"), Filters.eq("version", 1L)), Updates.inc("version", 1L))
                .getModifiedCount();
        long second = documents
                .updateOne(
                        Filters.and(Filters.eq("_id", "window"), Filters.eq("version", 1L)), Updates.inc("version", 1L))
                .getModifiedCount();

        // Then
        assertThat(List.of(first, second)).containsExactly(1L, 0L);
    }

    @Test
    void shouldTellDocumentsApartWhateverTheirFieldsHold() {
        // Given: texts, what is not a text, what is not there, and arrays, which match by their elements
        documents.insertOne(new Document("_id", 1).append("model", "a"));
        documents.insertOne(new Document("_id", 2).append("pad", new byte[100]).append("model", "ab"));
        documents.insertOne(new Document("_id", 3).append("model", 5));
        documents.insertOne(new Document("_id", 4));
        documents.insertOne(new Document("_id", 5).append("model", List.of("x", "a")));
        documents.insertOne(new Document("_id", 6).append("model", null));
        documents.insertOne(new Document("_id", 7)
                .append("nested", new Document("model", "b"))
                .append("real", 1.5)
                .append("truth", true)
                .append("model", "a"));

        // When
        List<Integer> found = new ArrayList<>();
        documents.find(Filters.eq("model", "a")).forEach(document -> found.add(document.getInteger("_id")));

        // Then: in the order of their insertion
        assertThat(found).containsExactly(1, 5, 7);
        assertThat(documents.find(Filters.and(Filters.eq("model", "a"), Filters.eq("truth", true))))
                .hasSize(1);
        assertThat(documents.find(Filters.ne("model", "a"))).hasSize(4);
        assertThat(documents.find(Filters.eq("model", null))).hasSize(2);
    }

    @Test
    void shouldSortSkipAndLimit() {
        // Given
        for (int i = 0; i < 300; i++) {
            documents.insertOne(new Document("_id", i).append("sequence", (i * 7) % 300));
        }

        // When
        List<Integer> page = new ArrayList<>();
        documents
                .find()
                .sort(Sorts.descending("sequence"))
                .skip(10)
                .limit(3)
                .forEach(document -> page.add(document.getInteger("sequence")));

        // Then
        assertThat(page).containsExactly(289, 288, 287);
    }

    @Test
    void shouldAnswerMoreThanADriverTakesInOneMessage() {
        // Given
        String megabyte = "x".repeat(1 << 20);
        for (int i = 0; i < 60; i++) {
            documents.insertOne(new Document("_id", i).append("pad", megabyte));
        }

        // When, Then
        assertThat(documents.find()).hasSize(60);
        assertThat(documents.find().batchSize(50)).hasSize(60);
    }

    @Test
    void shouldRefuseASecondDocumentWithAUniqueKey() {
        // Given
        documents.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        documents.insertOne(new Document("_id", 1).append("name", "taken"));

        // When, Then: also after a deletion has freed it
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> documents.insertOne(new Document("_id", 2).append("name", "taken")));
        documents.deleteOne(Filters.eq("_id", 1));
        documents.insertOne(new Document("_id", 2).append("name", "taken"));
        assertThat(documents.countDocuments()).isEqualTo(1);
    }

    @Test
    void shouldKeepEverythingOverARestart() {
        // Given
        documents.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        documents.insertOne(new Document("_id", 1).append("name", "one"));
        documents.replaceOne(
                Filters.eq("_id", 2), new Document("_id", 2).append("name", "two"), new ReplaceOptions().upsert(true));
        documents.deleteOne(Filters.eq("_id", 1));
        client.getDatabase("test").getCollection("dropped").insertOne(new Document("_id", 1));
        client.getDatabase("test").getCollection("dropped").drop();

        // When
        stop();
        start();

        // Then
        assertThat(documents.find()).containsExactly(new Document("_id", 2).append("name", "two"));
        assertThat(client.getDatabase("test").listCollectionNames())
                .contains("documents")
                .doesNotContain("dropped");
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> documents.insertOne(new Document("_id", 3).append("name", "two")));
        documents.insertOne(new Document("_id", 4).append("name", "four"));
        assertThat(documents.countDocuments()).isEqualTo(2);
    }

    @Test
    void shouldSayThatItCannotReadAnOlderStore(@TempDir Path old) throws Exception {
        // Given
        Files.createFile(old.resolve("store.mv"));

        // When, Then
        assertThatIllegalStateException()
                .isThrownBy(() -> DocumentServer.start(old, 0))
                .withMessageContaining("earlier version");
    }
}
