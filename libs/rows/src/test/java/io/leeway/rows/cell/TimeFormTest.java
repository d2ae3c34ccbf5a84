package io.leeway.rows.cell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeFormTest {

    private static final double ONE_O_CLOCK =
            Instant.parse("2024-05-17T13:00:00Z").toEpochMilli();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-17T13:00:00Z",
                "2024-05-17t13:00:00z",
                "2024-05-17T15:00:00+02:00",
                "2024-05-17 13:00:00+00:00",
                "2024-05-17 13:00:00+00",
                "2024-05-17T13:00:00.000+0000",
                "2024-05-17 13:00:00.000000",
                "2024-05-17 13:00:00,000",
                "2024-05-17 13:00",
                "2024-05-17 13:00:00 UTC",
                "2024-05-17 13:00:00 +0000",
                "2024-05-17T15:00:00+02:00[Europe/Berlin]",
                "2024/05/17 13:00:00",
                "2024-5-17 13:00:00",
                "Fri, 17 May 2024 13:00:00 GMT",
                "Fri May 17 2024 15:00:00 GMT+0200 (Central European Summer Time)",
                "1715950800",
                "1715950800000",
                "1715950800000000",
                "1715950800000000000",
                "1715950800.0",
                "1.7159508E9",
                " 2024-05-17T13:00:00Z "
            })
    void shouldReadOneMomentHoweverItIsWritten(String cell) throws CellException {
        assertThat(TimeForm.utc().read(cell)).isEqualTo(ONE_O_CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-17 13:00:00.123, 123",
        "2024-05-17T13:00:00.123456Z, 123",
        "2024-05-17 13:00:00.5, 500",
        "1715950800.25, 250"
    })
    void shouldKeepMilliseconds(String cell, double milliseconds) throws CellException {
        assertThat(TimeForm.utc().read(cell)).isEqualTo(ONE_O_CLOCK + milliseconds);
    }

    @Test
    void shouldTakeADateAsItsMidnight() throws CellException {
        assertThat(TimeForm.utc().read("2024-05-17"))
                .isEqualTo(Instant.parse("2024-05-17T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-17 15:00:00, 2024-05-17T13:00:00Z",
        "2024-01-17 15:00:00, 2024-01-17T14:00:00Z",
        "2024-05-17, 2024-05-16T22:00:00Z",
        "2024-05-17 15:00:00Z, 2024-05-17T15:00:00Z",
        // The clock shows this hour twice: the first time is meant.
        "2024-10-27 02:30:00, 2024-10-27T00:30:00Z",
        // The clock skips this hour: it is an hour later.
        "2024-03-31 02:30:00, 2024-03-31T01:30:00Z"
    })
    void shouldTakeATimeWithoutOffsetAsOneOfTheZone(String cell, Instant meant) throws CellException {
        TimeForm berlin = new TimeForm(ZoneId.of("Europe/Berlin"), TimeForm.Epoch.BY_SIZE);

        assertThat(berlin.read(cell)).isEqualTo(meant.toEpochMilli());
    }

    @Test
    void shouldCountWhatItIsToldToCount() throws CellException {
        assertThat(new TimeForm(ZoneOffset.UTC, TimeForm.Epoch.SECONDS).read("86400"))
                .isEqualTo(86_400_000);
        assertThat(new TimeForm(ZoneOffset.UTC, TimeForm.Epoch.MILLISECONDS).read("86400"))
                .isEqualTo(86_400);
    }

    @Test
    void shouldAskWhatASmallNumberCounts() {
        assertThatThrownBy(() -> TimeForm.utc().read("86400")).hasMessageContaining("epoch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30",
                "2024-13-01",
                "2024-05-17 25:00",
                "2024-05-17 13:61",
                "2024-05-17T13:00:00+99:00",
                "Fri, 17 Mai 2024 13:00:00 GMT"
            })
    void shouldRefuseATimeThatIsNone(String cell) {
        assertThatThrownBy(() -> TimeForm.utc().read(cell)).hasMessageContaining("no such time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "17.05.2024", "05/17/2024", "13:00", "20240517", "2024-05/17", "NaN"})
    void shouldRefuseWhatIsNoTimeOrMayBeTwo(String cell) {
        assertThatThrownBy(() -> TimeForm.utc().read(cell)).isInstanceOf(CellException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "1e18"})
    void shouldRefuseYearsThatNobodyMeans(String cell) {
        assertThatThrownBy(() -> new TimeForm(ZoneOffset.UTC, TimeForm.Epoch.SECONDS).read(cell))
                .hasMessageContaining("years 1 to 9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-Infinity"})
    void shouldRefuseInfinityWhateverItCounts(String cell) {
        assertThatThrownBy(() -> TimeForm.utc().read(cell)).hasMessageContaining("years 1 to 9999");
    }
}
