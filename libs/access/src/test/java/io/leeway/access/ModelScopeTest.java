package io.leeway.access;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelScopeTest {

    @ParameterizedTest
    @CsvSource({
        "telco-*, telco-churn, true",
        "telco-*, telco-, true",
        "telco-*, telco, false",
        "telco-*, my-telco-churn, false",
        "telco, telco, true",
        "telco, telco2, false",
        "*-eu, churn-eu, true",
        "*-eu, churn-eu-2, false",
        "a*c*e, abcde, true",
        "a*c*e, abde, false",
        "a.c, abc, false",
        "\\Q*, \\Qx, true",
    })
    void shouldCoverNamesThatMatchWhole(String pattern, String model, boolean covered) {
        assertThat(new ModelScope(List.of(pattern)).covers(model)).isEqualTo(covered);
    }

    @Test
    void shouldBeForAllModelsWithAStarOnly() {
        assertThat(ModelScope.ALL.isAll()).isTrue();
        assertThat(new ModelScope(List.of("a", "*")).isAll()).isTrue();
        assertThat(new ModelScope(List.of("a*")).isAll()).isFalse();
        assertThat(new ModelScope(List.of("**")).isAll()).isFalse();
    }

    @Test
    void shouldRefuseToNameNoModel() {
        assertThatThrownBy(() -> new ModelScope(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelScope(List.of("a", ""))).isInstanceOf(IllegalArgumentException.class);
    }
}
