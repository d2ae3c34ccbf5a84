package io.leeway.contracts.backtest;

/**
 * So much time as the budget of alarms is for.
 *
 * @param first the name of its first window
 * @param last the name of its last window
 * @param windows how many windows it has
 * @param alarms how many of them raise an alarm
 * @param episodes how many episodes begin in it
 * @param overBudget whether it has more alarms than the budget allows about unchanged data
 */
public record BacktestPeriod(String first, String last, int windows, int alarms, int episodes, boolean overBudget) {}
