package io.leeway.statistics.hypothesis;

/**
 * The result of a test that has nothing more to say.
 *
 * @param statistic the statistic
 * @param pValue the probability of at least as extreme a statistic when nothing has changed, 0 to 1
 * @param exact whether the p-value is exact rather than a limit for many values
 * @param rankError how far the distribution functions behind the statistic may be off because a profile is compressed; 0
 *     when exact
 */
public record TestResult(double statistic, double pValue, boolean exact, double rankError) {}
