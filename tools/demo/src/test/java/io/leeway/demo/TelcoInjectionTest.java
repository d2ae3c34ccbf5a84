package io.leeway.demo;

import org.junit.jupiter.api.Test;

import io.leeway.workbench.dataset.Table;
import io.leeway.workbench.dataset.TelcoAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TelcoInjectionTest {

    private final Table clean = new TelcoAdapter().generate(3).slice(0, 2_000);

    @Test
    void shouldPutInWhatItSaysAndLeaveTheRowsGivenAsTheyAre() {
        // Given
        double meanCharges = mean(clean, "MonthlyCharges");
        double churned = share(clean, "Churn", "Yes");

        // When
        Table drifted = new TelcoInjection(1.5, 1, 0, 0.25, 0.2).apply(clean, 7);

        // Then
        assertThat(mean(drifted, "MonthlyCharges")).isCloseTo(1.5 * meanCharges, within(0.1));
        assertThat(mean(clean, "MonthlyCharges")).isEqualTo(meanCharges);
        assertThat(share(drifted, "TotalCharges", "")).isCloseTo(0.25, within(0.03));
        assertThat(share(drifted, "Churn", "Yes")).isCloseTo(churned + 0.2 * (1 - churned), within(0.03));
        assertThat(share(drifted, "Contract", "Two year")).isEqualTo(share(clean, "Contract", "Two year"));
    }

    @Test
    void shouldDoTheSameForTheSameSeed() {
        // When
        Table first = TelcoInjection.strong().apply(clean, 7);
        Table again = TelcoInjection.strong().apply(clean, 7);

        // Then
        assertThat(again.rows()).usingRecursiveComparison().isEqualTo(first.rows());
    }

    private static double mean(Table rows, String column) {
        int index = rows.require(column);
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
            sum += rows.number(row, index);
        }
        return sum / rows.size();
    }

    private static double share(Table rows, String column, String value) {
        int index = rows.require(column);
        return rows.rows().stream().filter(row -> row[index].equals(value)).count() / (double) rows.size();
    }
}
