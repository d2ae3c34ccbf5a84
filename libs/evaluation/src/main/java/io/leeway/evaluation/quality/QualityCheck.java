package io.leeway.evaluation.quality;

import io.leeway.contracts.reports.QualityFinding;

/**
 * The result of one check of one column, before it is decided.
 *
 * @param finding what is reported if the check failed
 * @param pValue the probability of such a change by chance
 * @param material whether the change is large enough to matter
 */
record QualityCheck(QualityFinding finding, double pValue, boolean material) {}
