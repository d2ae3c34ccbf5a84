package io.leeway.drift.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.events.WindowPart;
import io.leeway.support.messaging.UnprocessableEventException;
import io.leeway.support.test.TestModels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WindowTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldBeginWithItsFirstPart() {
        // When
        Window window = Window.first(part("one", 4, AT, AT.plusSeconds(60)), "g1");

        // Then
        assertThat(window.version()).isEqualTo(1);
        assertThat(window.batch().batch()).isEqualTo("w");
        assertThat(window.batch().rows()).isEqualTo(10);
        assertThat(window.batch().rejectedRows()).isEqualTo(2);
        assertThat(window.batch().from()).isEqualTo(AT);
        assertThat(window.batch().to()).isEqualTo(AT.plusSeconds(60));
        assertThat(window.latest()).isEqualTo(4);
        assertThat(window.generation()).isEqualTo("g1");
    }

    @Test
    void shouldAddUpRowsAndSpanTheTimesOfAllParts() {
        // Given
        Window first = Window.first(part("one", 1, AT.plusSeconds(30), AT.plusSeconds(60)), "g1");

        // When
        Window second = first.with(part("two", 2, AT, AT.plusSeconds(40)), "g2");

        // Then
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.generation()).isEqualTo("g2");
        assertThat(second.batch().rows()).isEqualTo(20);
        assertThat(second.batch().rejectedRows()).isEqualTo(4);
        assertThat(second.batch().from()).isEqualTo(AT);
        assertThat(second.batch().to()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void shouldHaveNoTimesWhereNoPartHas() {
        // When
        Window window = Window.first(part("one", 1, null, null), "g1").with(part("two", 2, null, null), "g2");

        // Then
        assertThat(window.batch().from()).isNull();
        assertThat(window.batch().to()).isNull();
    }

    @Test
    void shouldKnowItsPartsAndNoOthers() {
        // When
        Window window = Window.first(part("one", 1, null, null), "g1").with(part("two", 2, null, null), "g2");

        // Then
        assertThat(window.has(part("one", 9, null, null))).as("by its id alone").isTrue();
        assertThat(window.has(part("two", 2, null, null))).isTrue();
        assertThat(window.has(part("three", 1, null, null))).isFalse();
    }

    @Test
    void shouldBeJudgedByTheTermsOfItsLatestPart() {
        // Given
        Window window = Window.first(part("one", 2, 20, false, IntakeReport.clean(), null, null), "g1");

        // When
        Window later = window.with(part("two", 3, 30, true, IntakeReport.clean(), null, null), "g2");

        // Then
        assertThat(later.latest()).isEqualTo(3);
        assertThat(later.definitionVersion()).isEqualTo(30);
        assertThat(later.referenceBlocks()).isEqualTo(30);
        assertThat(later.labelled()).isTrue();
    }

    @Test
    void shouldKeepItsTermsWhereAnEarlierPartComesLate() {
        // Given
        Window window = Window.first(part("two", 3, 30, true, IntakeReport.clean(), null, null), "g1");

        // When
        Window later = window.with(part("one", 2, 20, false, IntakeReport.clean(), null, null), "g2");

        // Then
        assertThat(later.latest()).isEqualTo(3);
        assertThat(later.definitionVersion()).isEqualTo(30);
        assertThat(later.referenceBlocks()).isEqualTo(30);
        assertThat(later.labelled())
                .as("labels of one part are labels of the window")
                .isTrue();
    }

    @Test
    void shouldAddUpWhatWasRejectedAndNameEachExtraColumnOnce() {
        // Given
        IntakeReport one = new IntakeReport(List.of("a", "b"), Map.of("x", 1L));
        IntakeReport two = new IntakeReport(List.of("b", "c"), Map.of("x", 2L, "y", 3L));

        // When
        Window window = Window.first(part("one", 1, 1, false, one, null, null), "g1")
                .with(part("two", 2, 1, false, two, null, null), "g2");

        // Then
        assertThat(window.intake().extraColumns()).containsExactly("a", "b", "c");
        assertThat(window.intake().extraColumnCount()).isEqualTo(3);
        assertThat(window.intake().rejectedByColumn()).containsOnly(Map.entry("x", 3L), Map.entry("y", 3L));
    }

    @Test
    void shouldNotCountFewerExtraColumnsThanOneOfItsPartsHas() {
        // Given: more columns than are named
        List<String> columns = IntStream.range(0, 5_000).mapToObj(i -> "c" + i).toList();
        IntakeReport many = new IntakeReport(columns, Map.of());

        // When
        Window window = Window.first(part("one", 1, 1, false, many, null, null), "g1")
                .with(part("two", 2, 1, false, IntakeReport.clean(), null, null), "g2");

        // Then
        assertThat(window.intake().extraColumnCount()).isEqualTo(5_000);
    }

    @Test
    void shouldRefuseMorePartsThanADocumentHolds() {
        // Given
        Window full = withVersion(500_000);

        // When, Then
        assertThatThrownBy(() -> full.with(part("more", 2, null, null), "g2"))
                .isInstanceOf(UnprocessableEventException.class)
                .hasMessageContaining("500000 parts");
        assertThat(withVersion(499_999).with(part("more", 2, null, null), "g2").version())
                .isEqualTo(500_000);
    }

    @Test
    void shouldBeReadAsItWasStored() {
        // Given
        IntakeReport intake = new IntakeReport(List.of("a"), Map.of("x", 1L));
        Window window = Window.first(part("one", 1, 1, true, intake, AT, null), "g1")
                .with(part("two", 2, 2, false, intake, null, AT.plusSeconds(1)), "g2");

        // When
        Window read = Window.of(throughBson(window.toDocument()));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(window);
        assertThat(read.has(part("two", 2, null, null))).isTrue();
    }

    private static Window withVersion(int version) {
        Window one = Window.first(part("one", 1, null, null), "g1");
        return new Window(
                version,
                one.parts(),
                one.generation(),
                one.batch(),
                one.intake(),
                one.latest(),
                one.definitionVersion(),
                one.labelled(),
                one.referenceBlocks());
    }

    /** As the database gives it back: bytes and numbers have BSON's types. */
    private static Document throughBson(Document document) {
        DocumentCodec codec = new DocumentCodec();
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        codec.encode(
                new BsonBinaryWriter(bytes), document, EncoderContext.builder().build());
        return codec.decode(
                new BsonBinaryReader(ByteBuffer.wrap(bytes.toByteArray())),
                DecoderContext.builder().build());
    }

    private static BatchAccepted part(String name, long sequence, @Nullable Instant from, @Nullable Instant to) {
        return part(name, sequence, 1, false, IntakeReport.clean(), from, to);
    }

    /** Terms stands for the definition's version and for the reference's blocks. */
    private static BatchAccepted part(
            String name,
            long sequence,
            int terms,
            boolean labelled,
            IntakeReport intake,
            @Nullable Instant from,
            @Nullable Instant to) {
        BatchRef batch = new BatchRef("m", name, name, sequence, "r", 10, 2, AT, from, to);
        BatchRef window = new BatchRef("m", "w", "w", 1, "r", 0, 0, AT, null, null);
        return new BatchAccepted(
                batch, 1, terms, labelled, terms, TestModels.regressor("m"), intake, new WindowPart(window, 0));
    }
}
