package io.leeway.contracts.injection;

import java.util.List;

/**
 * What is put into data on purpose, step by step.
 *
 * @param steps the steps, in their order
 */
public record InjectionPlan(List<Step> steps) {

    public InjectionPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param injection what happens
     * @param schedule to which rows
     */
    public record Step(Injection injection, Schedule schedule) {}
}
