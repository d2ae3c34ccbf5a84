package io.leeway.risk.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.risk.series.AssessedPoint;
import io.leeway.support.history.SeriesBuckets;
import io.leeway.support.history.SeriesBuckets.Point;

import static org.assertj.core.api.Assertions.assertThat;

class WindowChangesTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Point> points = new ArrayList<>();

    @Test
    void shouldTellOfNothingWhereNothingChangedOrIsKnown() {
        assertThat(WindowChanges.of(List.of())).isEmpty();
        window("r-1", 1).window("r-1", 1).window(null, null).window("r-1", 1);
        assertThat(WindowChanges.of(points)).isEmpty();
    }

    @Test
    void shouldTellWhichWindowIsTheFirstWithAnotherReferenceOrDefinition() {
        // Given: what one in between was compared with is not known
        window("r-1", 1).window("r-1", 2).window(null, null).window("r-2", 3).window("r-2", 3);

        // Then
        assertThat(said())
                .containsExactly("b-2 definition 1 to 2", "b-4 reference r-1 to r-2", "b-4 definition 2 to 3");
    }

    @Test
    void shouldNotTakeALateJudgementByALaterDefinitionForAChange() {
        // Given: the labels of the second came after the definition had changed with the fourth
        window("r-1", 1).window("r-1", 2).window("r-1", 1).window("r-1", 2);

        // Then
        assertThat(said()).containsExactly("b-4 definition 1 to 2");
    }

    @Test
    void shouldTellOfTheNewestOnlyWhereThereAreMany() {
        IntStream.range(0, 10_000).forEach(i -> window("r-" + i, 1));

        assertThat(WindowChanges.of(points)).hasSize(WindowChanges.MOST).last().satisfies(change -> assertThat(
                        change.batch())
                .isEqualTo("b-10000"));
    }

    private List<String> said() {
        return WindowChanges.of(points).stream()
                .map(change -> "%s %s %s to %s"
                        .formatted(
                                change.batch(),
                                change.what().name().toLowerCase(java.util.Locale.ROOT),
                                change.before(),
                                change.after()))
                .toList();
    }

    private WindowChangesTest window(@Nullable String reference, @Nullable Integer version) {
        int sequence = points.size() + 1;
        Document values = new Document(SeriesBuckets.REFERENCE, reference).append(AssessedPoint.VERSION, version);
        points.add(new Point("b-" + sequence, "name", sequence, BEGIN.plusSeconds(sequence), 1, values));
        return this;
    }
}
