package io.leeway.contracts.profiles;

import java.util.List;

/**
 * How rows are coded, so that what their features do together can be compared with the reference.
 *
 * @param codes in their order
 * @param every one in so many rows is looked at; 0 where that follows from how many there are
 * @param leftOut features without a code, the first few
 * @param leftOutCount how many there are
 */
public record JointPlan(List<JointCode> codes, int every, List<String> leftOut, int leftOutCount) {

    /** Copies the lists. */
    public JointPlan {
        codes = List.copyOf(codes);
        leftOut = List.copyOf(leftOut);
    }
}
