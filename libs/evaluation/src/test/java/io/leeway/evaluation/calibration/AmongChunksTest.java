package io.leeway.evaluation.calibration;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which columns' levels wander. */
final class AmongChunksTest {

    private static AmongChunks of(double... between) {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int column = 0; column < between.length; column++) {
            shares.put("x" + column, between[column]);
        }
        return new AmongChunks(Map.of(), shares);
    }

    @Test
    void shouldLookAtEachColumnByItself() {
        assertThat(of(0.89, 0.87, 0.5, 0.1, 0.1).wandering(52)).containsOnlyKeys("x0");
        assertThat(of(0.95, 0.75, 0.5, 0.1, 0.1).wandering(12)).containsOnlyKeys("x0", "x1", "x2");
    }

    @Test
    void shouldTakeMoreForWanderingInTheCompanyOfManyThatDo() {
        assertThat(of(0.95, 0.95, 0.85, 0.7, 0.1).wandering(52)).containsOnlyKeys("x0", "x1", "x2");
    }

    @Test
    void shouldFindNoneWhereThereAreNoNumbers() {
        assertThat(of().wandering(12)).isEmpty();
    }
}
