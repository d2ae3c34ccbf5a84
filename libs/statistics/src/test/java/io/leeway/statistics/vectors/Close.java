package io.leeway.statistics.vectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.leeway.statistics.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/** Comparison with an expected number at a relative tolerance. */
final class Close {

    static final double RELATIVE = 1e-9;

    /** Below this, both numbers are rounding noise of a zero. */
    private static final double NOISE = 1e-14;

    private Close() {}

    static void assertClose(String what, double actual, double expected) {
        assertClose(what, actual, expected, RELATIVE, NOISE);
    }

    static void assertClose(String what, double actual, double expected, double relative, double absolute) {
        double tolerance = Math.max(absolute, relative * Math.abs(expected));
        assertThat(Math.abs(actual - expected) <= tolerance)
                .as("%s: %s should be %s", what, actual, expected)
                .isTrue();
    }

    /** A number where the reference has one; an undefined outcome where it refuses or answers NaN. */
    static void assertSame(String what, Outcome<Double> actual, JsonNode expected) {
        if (VectorCase.answers(expected)) {
            assertThat(actual.isDefined()).as("%s: %s", what, actual).isTrue();
            assertClose(what, actual.orElseThrow(), expected.asDouble());
        } else {
            assertThat(actual).as(what).isInstanceOf(Outcome.Undefined.class);
        }
    }
}
