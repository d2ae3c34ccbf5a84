package io.leeway.profiles;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.rows.cell.Cell;

import static org.assertj.core.api.Assertions.assertThat;

class ValueCellsTest {

    @Test
    void shouldMeanWhatTheValueMeansInParquet() {
        assertThat(text((byte) -7)).isEqualTo("-7");
        assertThat(text((short) 300)).isEqualTo("300");
        assertThat(text(12)).isEqualTo("12");
        assertThat(text(9_007_199_254_740_993L)).isEqualTo("9007199254740993");
        assertThat(text(0.1f)).isEqualTo("0.1");
        assertThat(text(0.1)).isEqualTo("0.1");
        assertThat(text(new BigDecimal("12.50"))).isEqualTo("12.50");
        assertThat(text(true)).isEqualTo("true");
        assertThat(text(LocalDate.of(1969, 12, 31))).isEqualTo("1969-12-31");
        assertThat(text(LocalDateTime.of(2024, 5, 17, 13, 0, 0, 250_000_000))).isEqualTo("2024-05-17T13:00:00.25");
        assertThat(text(Instant.parse("1969-12-31T23:59:58.500Z"))).isEqualTo("1969-12-31T23:59:58.5Z");
        assertThat(text("wört")).isEqualTo("wört");
        assertThat(text(Float.NaN)).isNull();
        assertThat(text(null)).isNull();
    }

    private static @Nullable String text(@Nullable Object value) {
        Cell cell = new Cell();
        new ValueCells().set(value, cell);
        return cell.text();
    }
}
