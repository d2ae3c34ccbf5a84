package io.leeway.alert.delivery;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.contracts.reports.FeatureShift;

import static org.assertj.core.api.Assertions.assertThat;

/** In which direction, and how far. */
class ShiftWordsTest {

    @ParameterizedTest
    @CsvSource({
        "41.2   , 50.1    , 12  , 'x is higher by 8.9 on average: 50.1, was 41.2.'",
        "50.1   , 41.2    , 12  , 'x is lower by 8.9 on average: 41.2, was 50.1.'",
        "-1     , 1       , 1   , 'x is higher by 2 on average: 1, was -1.'",
        "0      , 1234567 , 1   , 'x is higher by 1230000 on average: 1230000, was 0.'",
        "0      , 1e12    , 1   , 'x is higher by 1.00e+12 on average: 1.00e+12, was 0.'",
        "0      , 0.00001 , 0   , 'x is higher by 1.00e-05 on average: 1.00e-05, was 0.'",
        "100    , 101     , 20  , 'x is distributed differently, with about the same average of 101.'",
        "100    , 102     , 20  , 'x is higher by 2 on average: 102, was 100.'",
        "100    , 100     , 0   , 'x is distributed differently, with about the same average of 100.'",
        "       , 100     , 20  , 'x is distributed differently.'",
        "100    ,         , 20  , 'x is distributed differently.'"
    })
    void shouldSayOfANumberHowItsAverageMoved(
            @Nullable Double before, @Nullable Double now, Double deviation, String words) {
        assertThat(ShiftWords.of(new FeatureShift("x", before, now, deviation, null, null, null)))
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0.12, 0.32 , 'plan is ''gold'' more often: 32 % of the rows, was 12 %.'",
        "0.32, 0    , 'plan is ''gold'' less often: 0 % of the rows, was 32 %.'",
        "0   , 0.004, 'plan is ''gold'' more often: less than 1 % of the rows, was 0 %.'"
    })
    void shouldSayOfACategoryHowItsShareMoved(double before, double now, String words) {
        assertThat(ShiftWords.of(new FeatureShift("plan", null, null, null, "gold", before, now)))
                .isEqualTo(words);
    }

    @Test
    void shouldCleanNames() {
        assertThat(ShiftWords.of(new FeatureShift("a\r\nb\u202E", null, null, null, "c\n\u2066", 0.1, 0.2)))
                .startsWith("a  b is 'c ' more often");
    }
}
