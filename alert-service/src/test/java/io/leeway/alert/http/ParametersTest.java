package io.leeway.alert.http;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParametersTest {

    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    @Test
    void shouldTakeTheLeastAndTheGreatestLimit() {
        assertThat(Parameters.limit("1", 100)).isEqualTo(1);
        assertThat(Parameters.limit("100", 100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "", "ten", "1000000"})
    void shouldRefuseALimitThatIsNone(String text) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Parameters.limit(text, 100));
    }

    @Test
    void shouldTakeAModelsNameOrNone() {
        assertThat(Parameters.model("churn-1.2_a")).isEqualTo("churn-1.2_a");
        assertThat(Parameters.model("m".repeat(63))).hasSize(63);
        assertThat(Parameters.model(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Churn", "-churn", "a b", "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"
            })
    void shouldRefuseANameThatNoModelCanHave(String name) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Parameters.model(name));
    }

    @Test
    void shouldReadIdsWholeOnly() {
        assertThat(Parameters.id(ID.toString())).contains(ID);
        assertThat(Parameters.id("1-1-1-1-1")).isEmpty();
        assertThat(Parameters.cursor("after", ID.toString())).isEqualTo(ID);
        assertThat(Parameters.cursor("after", null)).isNull();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Parameters.cursor("after", "1-1-1-1-1"));
    }

    @Test
    void shouldNameWhatIsNotThere() {
        assertThat(Parameters.unknown("alert", "7").problem().status()).isEqualTo(404);
        assertThat(Parameters.unknown("alert", "7").problem().detail()).isEqualTo("There is no alert '7'.");
    }
}
