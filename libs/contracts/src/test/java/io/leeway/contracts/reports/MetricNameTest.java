package io.leeway.contracts.reports;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricNameTest {

    @Test
    void shouldListEveryMetricThatHasAConstant() throws IllegalAccessException {
        List<MetricName> constants = new ArrayList<>();
        for (Field field : MetricName.class.getFields()) {
            if (field.getType() == MetricName.class) {
                constants.add((MetricName) field.get(null));
            }
        }

        assertThat(MetricName.MEASURED)
                .containsExactlyInAnyOrderElementsOf(constants)
                .isNotEmpty();
    }
}
