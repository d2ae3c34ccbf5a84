package io.leeway.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import io.leeway.workbench.dataset.Table;

/**
 * The synthetic drift of the churn data: prices rise, customers are newer, contracts lengthen, totals go missing, more
 * customers leave.
 *
 * @param monthlyCharges the factor of the monthly charges
 * @param tenure the factor of the months
 * @param longContracts the share of rows whose contract becomes one or two years
 * @param missingTotals the share of rows whose total charges go missing
 * @param churned the share of rows whose customer leaves
 */
public record TelcoInjection(
        double monthlyCharges, double tenure, double longContracts, double missingTotals, double churned) {

    /** Clearly drifted. */
    public static TelcoInjection strong() {
        return new TelcoInjection(1.3, 0.5, 0.4, 0.25, 0.2);
    }

    /** The rows with the drift put in; the rows given stay as they are. */
    public Table apply(Table rows, long seed) {
        Random random = new Random(seed);
        int monthlyColumn = rows.require("MonthlyCharges");
        int tenureColumn = rows.require("tenure");
        int contractColumn = rows.require("Contract");
        int totalColumn = rows.require("TotalCharges");
        int churnColumn = rows.require("Churn");
        return new Table(
                rows.columns(),
                rows.rows().stream()
                        .map(original -> {
                            String[] row = Arrays.copyOf(original, original.length);
                            row[monthlyColumn] = String.format(
                                    Locale.ROOT, "%.2f", Double.parseDouble(row[monthlyColumn]) * monthlyCharges);
                            row[tenureColumn] =
                                    Long.toString(Math.round(Double.parseDouble(row[tenureColumn]) * tenure));
                            if (random.nextDouble() < longContracts) {
                                row[contractColumn] = random.nextBoolean() ? "One year" : "Two year";
                            }
                            if (random.nextDouble() < missingTotals) {
                                row[totalColumn] = "";
                            }
                            if (random.nextDouble() < churned) {
                                row[churnColumn] = "Yes";
                            }
                            return row;
                        })
                        .toList());
    }
}
