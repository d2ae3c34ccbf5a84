package io.leeway.ingest.rows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.rows.schema.ColumnRole;
import io.leeway.rows.schema.RowSchema;

import static org.assertj.core.api.Assertions.assertThat;

class PartBuilderTest {

    private static final List<RowSchema.SchemaColumn> COLUMNS =
            List.of(new RowSchema.SchemaColumn("x", ColumnRole.NUMBER, true));

    @Test
    void shouldSpanTheEarliestAndTheLatestTimeInWhateverOrderTheyCome() {
        // Given
        PartBuilder part = new PartBuilder(null, COLUMNS, spool());

        // When
        add(part, 5_000, false);
        add(part, -3_000, false);
        add(part, Double.NaN, false);
        add(part, 1_000, false);

        // Then
        ReadPart read = part.finish(new ArrayList<>());
        assertThat(read.from()).isEqualTo(Instant.ofEpochSecond(-3));
        assertThat(read.to()).isEqualTo(Instant.ofEpochSecond(5));
    }

    @Test
    void shouldSpanOneMomentWhereAllRowsAreOfOne() {
        // Given
        PartBuilder part = new PartBuilder(null, COLUMNS, spool());

        // When
        add(part, 0, false);

        // Then
        ReadPart read = part.finish(new ArrayList<>());
        assertThat(read.from()).isEqualTo(Instant.EPOCH).isEqualTo(read.to());
    }

    @Test
    void shouldNotKnowWhenItsRowsWereWhereNoneSaysSo() {
        // Given
        PartBuilder part = new PartBuilder(null, COLUMNS, spool());

        // When
        add(part, Double.NaN, false);

        // Then
        ReadPart read = part.finish(new ArrayList<>());
        assertThat(read.rows()).isEqualTo(1);
        assertThat(read.from()).isNull();
        assertThat(read.to()).isNull();
    }

    @Test
    void shouldBeLabelledByASingleTarget() {
        // Given
        PartBuilder part = new PartBuilder(null, COLUMNS, spool());

        // When
        add(part, 0, false);
        add(part, 0, true);
        add(part, 0, false);

        // Then
        assertThat(part.finish(new ArrayList<>()).labelled()).isTrue();
    }

    @Test
    void shouldBeginWithTheBlockAfterThoseOfThePartsBefore() {
        // Given
        List<Integer> body = new ArrayList<>();
        BlockSpool spool = spool();
        PartBuilder first = new PartBuilder(3L, COLUMNS, spool);
        add(first, 0, false);
        first.release();
        add(first, 0, false);
        PartBuilder second = new PartBuilder(4L, COLUMNS, spool);
        add(second, 0, true);
        ReadPart before = first.finish(body);

        // When
        ReadPart after = second.finish(body);

        // Then
        assertThat(before).isEqualTo(new ReadPart(3L, 2, 0, 2, false, Instant.EPOCH, Instant.EPOCH));
        assertThat(after).isEqualTo(new ReadPart(4L, 1, 2, 1, true, Instant.EPOCH, Instant.EPOCH));
        assertThat(body).containsExactly(0, 1, 2);
    }

    private static BlockSpool spool() {
        return new BlockSpool(new TakenBlocks(), Long.MAX_VALUE);
    }

    private static void add(PartBuilder part, double time, boolean hasTarget) {
        part.add(new double[] {1}, new String[] {null}, hasTarget, time);
    }
}
