package io.leeway.alert.alerts;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.AlertCondition;

import static org.assertj.core.api.Assertions.assertThat;

/** In which order a message tells of incidents. */
class ImportanceTest {

    @Test
    void shouldNameWhatMovedBeforeWhatIsWrongWithTheData() {
        assertThat(Importance.place(AlertCondition.DRIFT_SHARE))
                .isLessThan(Importance.place(AlertCondition.PERFORMANCE_DROP))
                .isLessThan(Importance.place(AlertCondition.DATA_QUALITY));
        assertThat(Importance.place(AlertCondition.RISK)).isLessThan(Importance.place(AlertCondition.DATA_QUALITY));
    }

    @Test
    void shouldKnowAPlaceForEveryCondition() {
        assertThat(Arrays.stream(AlertCondition.values()).map(Importance::place))
                .doesNotContain(-1)
                .doesNotHaveDuplicates();
    }
}
