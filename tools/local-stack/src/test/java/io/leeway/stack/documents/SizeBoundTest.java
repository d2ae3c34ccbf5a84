package io.leeway.stack.documents;

import java.time.Instant;
import java.util.List;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SizeBoundTest {

    @Test
    void shouldNeverBeLessThanTheBytes() {
        // Given
        List<Document> documents = List.of(
                new Document(),
                new Document("_id", "modèle/\u20ac/7").append("n", null).append("b", true),
                new Document("i", 1).append("l", 2L).append("d", 0.5).append("t", Instant.EPOCH),
                new Document("points", new Document("batch", new Document("v", List.of("a", 1, List.of(), "")))),
                new Document("profile", new BinData(new byte[1_000])),
                new Document("x", Decimal128.ONE),
                new Document("o", new ObjectId()));

        for (Document document : documents) {
            // When
            long bound = SizeBound.of(List.of(document));

            // Then
            assertThat(bound).isGreaterThanOrEqualTo(Bytes.of(document).length);
        }
    }

    @Test
    void shouldBeNearTheBytesOfALargeText() {
        // When
        long bound = SizeBound.of(List.of(new Document("text", "x".repeat(100_000))));

        // Then
        assertThat(bound).isBetween(100_000L, 400_000L);
    }
}
