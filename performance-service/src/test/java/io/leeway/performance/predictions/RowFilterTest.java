package io.leeway.performance.predictions;

import java.util.List;
import java.util.stream.Stream;

import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.leeway.performance.predictions.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

class RowFilterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10_000})
    void shouldHaveAllItsRowsAndHardlyAnyOtherAfterItWasStored(int number) {
        // Given
        List<String> ids = List.of(rows(0, number));

        // When
        RowFilter filter = RowFilter.ofBinary(RowFilter.of(ids).toBinary(), null);

        // Then
        assertThat(ids).allMatch(filter::mayHave);
        assertThat(Stream.of(rows(1_000_000, 1_100_000)).filter(filter::mayHave).count())
                .as("of 100,000 foreign rows")
                .isLessThan(10);
    }

    @Test
    void shouldSayHowManyRowsItHasRoomFor() {
        // Given
        RowFilter growing = RowFilter.ofBinary(RowFilter.forGrowing(10_000).toBinary(), null);

        // When
        Stream.of(rows(0, 19_000)).forEach(growing::add);

        // Then
        assertThat(growing.hasRoomFor(19_000)).isTrue();
        assertThat(growing.hasRoomFor(20_001)).isFalse();
        assertThat(rows(0, 19_000)).allMatch(growing::mayHave);
        assertThat(Stream.of(rows(1_000_000, 1_100_000))
                        .filter(growing::mayHave)
                        .count())
                .as("of 100,000 foreign rows")
                .isLessThan(10);
        assertThat(RowFilter.of(List.of(rows(0, 10_000))).hasRoomFor(10_001)).isFalse();
        assertThat(RowFilter.ANY.hasRoomFor(1)).isFalse();
    }

    @Test
    void shouldSayOfNothingThatAnyRowMayBeThere() {
        assertThat(RowFilter.ofBinary(null, null).mayHave("a")).isTrue();
        assertThat(RowFilter.ofBinary(RowFilter.ANY.toBinary(), null).mayHave("a"))
                .isTrue();
    }

    @Test
    void shouldReadAFilterOfTheFirstForm() {
        // Given: its bits without the number of hashes, all of them set or none
        byte[] all = {-1, -1};

        // When, Then
        assertThat(RowFilter.ofBinary(null, new Binary(all)).mayHave("a")).isTrue();
        assertThat(RowFilter.ofBinary(null, new Binary(new byte[2])).mayHave("a"))
                .isFalse();
    }

    @Test
    void shouldKeepTheFiltersThatWereAskedForLast() {
        // Given: room for two
        RowFilters filters = new RowFilters(2L * RowFilter.of(List.of("a")).bytes());
        filters.put("one", RowFilter.of(List.of("a")));
        filters.put("two", RowFilter.of(List.of("b")));
        assertThat(filters.get("one")).isPresent();

        // When
        filters.put("three", RowFilter.of(List.of("c")));

        // Then
        assertThat(filters.get("one")).isPresent();
        assertThat(filters.get("two")).isEmpty();
        assertThat(filters.get("three")).isPresent();
    }
}
