package io.leeway.workbench.injection;

import java.util.ArrayList;
import java.util.List;

import io.leeway.workbench.dataset.Table;

/**
 * What is put into data on purpose, step by step.
 *
 * @param steps the steps, each on the result of those before it
 */
public record InjectionPlan(List<Step> steps) {

    public InjectionPlan {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param injection what happens
     * @param schedule to which rows
     */
    public record Step(Injection injection, Schedule schedule) {}

    /**
     * The changed rows, and how many cells each step changed.
     *
     * @param rows the rows; those given stay as they are
     * @param changed cells that differ after each step, in order
     */
    public record Result(Table rows, List<Integer> changed) {}

    /**
     * Carries the plan out. The same rows, plan and seed always give the same result.
     *
     * @throws IllegalArgumentException with row and column, if there is no such column or a cell is no number
     */
    public Result apply(Table rows, long seed) {
        List<String[]> copies = new ArrayList<>();
        rows.rows().forEach(row -> copies.add(row.clone()));
        Table changed = new Table(rows.columns(), copies);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            // Each step draws on its own, so that one more step does not change those before it.
            counts.add(new ColumnChange(changed, step.injection(), step.schedule(), seed * 31 + i).apply());
        }
        return new Result(changed, counts);
    }
}
