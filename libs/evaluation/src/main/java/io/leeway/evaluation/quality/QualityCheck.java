package io.leeway.evaluation.quality;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.QualityFinding;

/**
 * The result of one check of one column, before it is decided.
 *
 * @param finding what is reported if the check failed
 * @param pValue the probability of such a change by chance
 * @param material whether the change is large enough to matter
 * @param share what is checked; absent where it is no share, or not known of a reference's chunks
 */
record QualityCheck(QualityFinding finding, double pValue, boolean material, Share.@Nullable In share) {

    /** Of what is no share, or not known of a reference's chunks. */
    QualityCheck(QualityFinding finding, double pValue, boolean material) {
        this(finding, pValue, material, null);
    }

    /** The same of a share. */
    QualityCheck of(Share.In checked) {
        return new QualityCheck(finding, pValue, material, checked);
    }

    /** The same with more said in its finding. */
    QualityCheck with(String remark) {
        return new QualityCheck(
                new QualityFinding(
                        finding.column(),
                        finding.check(),
                        finding.reference(),
                        finding.current(),
                        finding.threshold(),
                        finding.pValue(),
                        finding.message() + remark),
                pValue,
                material,
                share);
    }
}
