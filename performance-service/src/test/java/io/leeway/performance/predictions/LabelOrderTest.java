package io.leeway.performance.predictions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.blocks.Block;

import static io.leeway.performance.predictions.TestRows.after;
import static io.leeway.performance.predictions.TestRows.all;
import static io.leeway.performance.predictions.TestRows.classes;
import static io.leeway.performance.predictions.TestRows.each;
import static io.leeway.performance.predictions.TestRows.ids;
import static io.leeway.performance.predictions.TestRows.labels;
import static io.leeway.performance.predictions.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

class LabelOrderTest {

    @Test
    void shouldKeepTheLabelThatWasAcceptedLastInWhateverOrderTheyCome() {
        // Given
        List<Labels> deliveries = new ArrayList<>();
        for (int hour = 0; hour < 50; hour++) {
            deliveries.add(labels(after(hour), hour, "a"));
        }
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(deliveries, new Random(seed));
            Labels labels = Labels.none();

            // When: each comes, and some again
            deliveries.forEach(delivery -> labels.addAll(delivery, row -> true));
            deliveries.subList(0, 10).forEach(delivery -> labels.addAll(delivery, row -> true));

            // Then
            assertThat(labels.size()).isEqualTo(1);
            assertThat(labels.of("a").number()).as("order %d", seed).isEqualTo(49);
        }
    }

    @Test
    void shouldTellTimesApartThatAreAMicrosecondApart() {
        // Given
        Instant earlier = Instant.parse("2026-01-05T08:00:00.000001Z");
        Labels labels = labels(earlier.plusNanos(1_000), 2, "a");

        // When
        labels.addAll(labels(earlier, 1, "a"), row -> true);

        // Then
        assertThat(labels.of("a").number()).isEqualTo(2);
    }

    @Test
    void shouldDecideAlikeEverywhereWhenTwoWereAcceptedAtTheSameTime() {
        // Given
        Labels one = labels(after(0), 1, "a");
        Labels other = labels(after(0), 2, "a");

        // When
        one.addAll(labels(after(0), 2, "a"), row -> true);
        other.addAll(labels(after(0), 1, "a"), row -> true);

        // Then
        assertThat(one.of("a")).isEqualTo(other.of("a"));
    }

    @Test
    void shouldKeepTheLastOfTwoInOneDelivery() {
        // When
        Labels labels = classes(after(0), new String[] {"a", "a"}, "z", "b");

        // Then
        assertThat(labels.of("a").text()).isEqualTo("b");
    }

    @Test
    void shouldTakeOnlyTheRowsThatAreWanted() {
        // Given
        Labels labels = Labels.none();

        // When
        labels.addAll(labels(after(0), 1, "a", "b"), "b"::equals);

        // Then
        assertThat(labels.rows()).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000, 70_000})
    void shouldReadWhatWasStored(int number) {
        // Given
        Labels labels = labels(after(1), 1, rows(0, number));
        labels.join(List.of(rows(0, number / 2)));
        labels.join(List.of("row of others"));

        // When
        Labels read = Labels.none();
        List<Labels> parts = labels.split();
        parts.forEach(part -> read.addStored(part.toBlock()));

        // Then
        assertThat(parts).hasSize(number == 0 ? 0 : number > Block.MAXIMUM_ROWS ? 2 : 1);
        assertThat(read.rows()).isEqualTo(labels.rows());
        assertThat(read.joined()).hasSize(number / 2);
        assertThat(read.waiting()).hasSize(number - number / 2);
        if (number > 0) {
            assertThat(read.of("row-0")).isEqualTo(labels.of("row-0"));
            assertThat(read.oldest()).isEqualTo(after(1));
        }
    }

    @Test
    void shouldStoreClassesApartFromNumbers() {
        // Given: labels of two versions of a definition
        Labels labels = labels(after(0), 1, "a");
        labels.addAll(classes(after(1), new String[] {"b"}, "yes"), row -> true);

        // When
        Labels read = Labels.none();
        labels.split().forEach(part -> read.addStored(part.toBlock()));

        // Then
        assertThat(read.of("a").number()).isEqualTo(1);
        assertThat(read.of("b").text()).isEqualTo("yes");
    }

    @Test
    void shouldReadWhatWasStoredWithMilliseconds() {
        // Given
        Block stored =
                new Block(2, List.of(ids("a", "b"), each("label", "x", "y"), all("at", 2, after(3).toEpochMilli())));

        // When
        Labels labels = Labels.none();
        labels.addStored(stored);

        // Then
        assertThat(labels.of("a")).isEqualTo(new Label("x", Double.NaN, Label.micros(after(3))));
        assertThat(labels.waiting()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void shouldDropWhatWasAcceptedBefore() {
        // Given
        Labels labels = labels(after(1), 1, "a", "b");
        labels.addAll(labels(after(2), 1, "c"), row -> true);
        labels.join(List.of("a"));

        // When
        labels.dropBefore(after(2));

        // Then: what was accepted at that moment stays
        assertThat(labels.rows()).containsExactly("c");
        assertThat(labels.joined()).isEmpty();
    }

    @Test
    void shouldSayWhetherMoreLabelsAreJoined() {
        // Given
        Labels labels = labels(after(1), 1, "a", "b");

        // When, Then
        assertThat(labels.join(List.of("a"))).isTrue();
        assertThat(labels.join(List.of("a", "x"))).isFalse();
        assertThat(labels.waiting()).containsExactly("b");
    }
}
