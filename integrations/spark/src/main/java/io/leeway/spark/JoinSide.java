package io.leeway.spark;

/** What a record of the join is; of one id, labels come before the rows that they are for. */
enum JoinSide {
    LABEL,
    ROW,
    /** How many labels of a partition have no id that can be read. */
    LABELS_WITHOUT_ID,
    /** Likewise of those that have an id and no value. */
    LABELS_WITHOUT_VALUE
}
