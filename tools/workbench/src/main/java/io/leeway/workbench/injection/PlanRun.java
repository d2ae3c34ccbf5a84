package io.leeway.workbench.injection;

import java.util.ArrayList;
import java.util.List;

import io.leeway.contracts.injection.InjectionPlan;
import io.leeway.workbench.dataset.Table;

/** Carries a plan out on the rows of a table. */
public final class PlanRun {

    private PlanRun() {}

    /**
     * The changed rows, and how many cells each step changed.
     *
     * @param rows the rows; those given stay as they are
     * @param changed cells that differ after each step, in order
     */
    public record Result(Table rows, List<Integer> changed) {}

    /**
     * Carries the plan out, each step on the result of those before it. The same rows, plan and seed always give the same
     * result.
     *
     * @throws IllegalArgumentException with row and column, if there is no such column or a cell is no number
     */
    public static Result of(InjectionPlan plan, Table rows, long seed) {
        List<String[]> copies = new ArrayList<>();
        rows.rows().forEach(row -> copies.add(row.clone()));
        Table changed = new Table(rows.columns(), copies);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            InjectionPlan.Step step = plan.steps().get(i);
            // Each step draws on its own, so that one more step does not change those before it.
            counts.add(new ColumnChange(changed, step.injection(), step.schedule(), seed * 31 + i).apply());
        }
        return new Result(changed, counts);
    }
}
