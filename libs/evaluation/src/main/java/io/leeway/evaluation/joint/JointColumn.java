package io.leeway.evaluation.joint;

/** A number that is made of a feature's cell. */
public sealed interface JointColumn {

    /** The feature. */
    String feature();

    /** The feature, and which of its categories, in words. */
    String label();

    /**
     * A numeric feature in robust standard deviations of the reference from its median, and never beyond {@value #MOST} of them,
     * so that no single row decides.
     *
     * @param centre the reference's median
     * @param scale above 0
     */
    record Numeric(String feature, double centre, double scale) implements JointColumn {

        /** Rows beyond it count as if they were there. */
        static final double MOST = 5;

        @Override
        public String label() {
            return feature;
        }

        /** A code that is not beyond; NaN stays NaN. */
        static double within(double code) {
            return Math.min(MOST, Math.max(-MOST, code));
        }
    }

    /** Whether a categorical feature is one of its frequent categories: 1 or 0. */
    record Category(String feature, String category) implements JointColumn {

        private static final int LONGEST = 100;

        @Override
        public String label() {
            String shown = category.length() > LONGEST ? category.substring(0, LONGEST) + "..." : category;
            return feature + " = " + shown;
        }
    }
}
