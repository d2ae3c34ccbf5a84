package io.leeway.alert.silences;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.leeway.alert.incidents.CauseKey;
import io.leeway.contracts.model.AlertCondition;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceEntityTest {

    private static final CauseKey SHARE = CauseKey.of(AlertCondition.DRIFT_SHARE);

    private final SilenceEntity silence = new SilenceEntity();

    @Test
    void shouldCoverEverythingWhereItNamesNothing() {
        assertThat(silence.covers("m", SHARE, List.of("age", "fee"))).isTrue();
    }

    @Test
    void shouldCoverOnlyItsModelAndItsCondition() {
        silence.model = "m";
        silence.condition = AlertCondition.DRIFT_SHARE;

        assertThat(silence.covers("m", SHARE, List.of())).isTrue();
        assertThat(silence.covers("other", SHARE, List.of())).isFalse();
        assertThat(silence.covers("m", CauseKey.of(AlertCondition.RISK), List.of()))
                .isFalse();
    }

    @Test
    void shouldCoverWhatIsAboutItsFeatureAndNoOther() {
        silence.feature = "age";

        assertThat(silence.covers("m", SHARE, List.of("age"))).isTrue();
        assertThat(silence.covers("m", SHARE, List.of("age", "fee"))).isFalse();
        assertThat(silence.covers("m", SHARE, List.of())).isFalse();
    }
}
