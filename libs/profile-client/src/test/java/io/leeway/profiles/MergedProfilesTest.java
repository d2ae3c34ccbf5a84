package io.leeway.profiles;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.PortableProfileRules;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.rows.schema.RowSchema;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MergedProfilesTest {

    private static final int EXACT = 1 << 20;

    @ParameterizedTest
    @CsvSource({"1, 0, 500", "7, 0, 3000", "100, 0, 3000", "1, 0, 70000", "7, 0, 70000", "100, 0, 70000", "7, 5, 40000"
    })
    void shouldBeTheProfileOfTheRowsHoweverTheyAreDivided(int parts, int every, int size) {
        // Given
        List<Map<String, @Nullable Object>> rows = Rows.of(size, 7);
        JointProfile reference = Rows.reference(every);
        DataProfile expected = Rows.profile(rows, reference);

        // When
        DataProfile merged =
                merged(rows, parts, Rows.plan(reference), EXACT).part().whole();

        // Then
        assertThat(merged.rows()).isEqualTo(expected.rows());
        expected.numeric()
                .forEach((name, column) ->
                        assertThat(merged.numeric(name).toBytes()).as(name).isEqualTo(column.toBytes()));
        expected.categorical()
                .forEach((name, column) ->
                        assertThat(merged.categorical(name).toBytes()).as(name).isEqualTo(column.toBytes()));
        assertThat(merged.numeric().keySet()).isEqualTo(expected.numeric().keySet());
        assertThat(merged.repeats()).isEqualTo(expected.repeats());
        assertThat(merged.vectors("probabilities").matrix())
                .isDeepEqualTo(expected.vectors("probabilities").matrix());
        assertThat(merged.outputs().positiveMean()).isCloseTo(expected.outputs().positiveMean(), within(1e-12));
        assertThat(merged.outputs().predicted()).isEqualTo(expected.outputs().predicted());
        JointProfile.Known joint = (JointProfile.Known) merged.joint();
        JointProfile.Known ofRows = (JointProfile.Known) expected.joint();
        assertThat(joint.moments().rows()).isEqualTo(ofRows.moments().rows());
        assertThat(joint.moments().weight()).isEqualTo(ofRows.moments().weight());
        assertThat(joint.moments().means()).containsExactly(ofRows.moments().means(), within(1e-9));
        if (parts == 1) {
            assertThat(joint.moments()).isEqualTo(ofRows.moments());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void shouldCountTheLabelsOfTheRowsHoweverTheyAreDivided(int parts) {
        // Given
        List<Map<String, @Nullable Object>> rows = Rows.of(3_000, 7);
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        rows.stream().filter(row -> row.get("churned") != null).forEach(row -> expected.computeIfAbsent(
                        String.valueOf(row.get("churned")), none -> new TreeMap<>())
                .merge(String.valueOf(row.get("prediction")), 1L, Long::sum));

        // When
        LabelledCounts counts =
                merged(rows, parts, Rows.plan(Rows.reference(0)), EXACT).labelled();

        // Then
        assertThat(counts.labelled()).isEqualTo(2_700);
        assertThat(counts.pairs().counts()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "7, 100", "100, 30"})
    void shouldBeOffByNoMoreThanItStatesWhereItIsCompressed(int parts, int distinct) {
        // Given
        List<Map<String, @Nullable Object>> rows = Rows.of(10_000, 7);
        NumericProfile expected = Rows.profile(rows, JointProfile.none()).numeric("probability");

        // When
        NumericProfile merged = merged(rows, parts, Rows.plan(Rows.reference(0)), distinct)
                .part()
                .columns()
                .numeric("probability");

        // Then
        assertThat(merged.distinct()).isLessThanOrEqualTo(distinct);
        assertThat(merged.error().rank()).isPositive().isLessThan(0.2);
        for (double x = 0; x <= 1; x += 0.01) {
            assertThat(merged.cdf(x))
                    .isCloseTo(expected.cdf(x), within(merged.error().rank() + 1e-12));
        }
    }

    @Test
    void shouldTellOfWhatItCouldNotRead() {
        // Given
        RowProfiler profiler = RowProfiler.of(Rows.plan(Rows.reference(0)));
        Rows.of(100, 3).forEach(profiler::add);
        Map<String, @Nullable Object> unreadable = Rows.of(1, 4).getFirst();
        unreadable.put("fee", "much");
        unreadable.put("colour", "green");
        Map<String, @Nullable Object> nameless = Rows.of(1, 5).getFirst();
        nameless.put("id", null);

        // When
        boolean taken = profiler.add(unreadable);
        boolean refused = !profiler.add(nameless);
        PortableProfile profile = PortableProfileFormat.read(profiler.write());

        // Then
        assertThat(taken && refused).isTrue();
        assertThat(profile.rows()).isEqualTo(101);
        assertThat(profile.rejected()).isEqualTo(1);
        assertThat(profile.intake().rejectedByColumn()).isEqualTo(Map.of("id", 1L));
        assertThat(profile.intake().unreadable()).isEqualTo(Map.of("fee", 1L));
        assertThat(profile.intake().extraColumns()).containsExactly("colour");
    }

    @Test
    void shouldNotMergeProfilesOfDifferentPlans() {
        // Given
        ProfilePlan plan = Rows.plan(Rows.reference(0));
        ProfilePlan other =
                new ProfilePlan(PortableProfileFormat.VERSION, Rows.MODEL, 1, "another", plan.joint(), null);
        byte[] one = Rows.profiled(plan, Rows.of(10, 1), EXACT);
        byte[] two = Rows.profiled(other, Rows.of(10, 2), EXACT);

        // Then
        assertThatThrownBy(() -> Profiles.merge(one, two, EXACT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different plans");
    }

    @Test
    void shouldRefuseRowsThatLackAColumn() {
        // Given
        RowProfiler profiler = RowProfiler.of(Rows.plan(Rows.reference(0)));
        Map<String, @Nullable Object> row = Rows.of(1, 1).getFirst();
        row.remove("fee");
        profiler.add(row);

        // Then
        assertThatThrownBy(profiler::write).hasMessage("the rows lack the columns fee");
    }

    private static PortableProfile merged(
            List<Map<String, @Nullable Object>> rows, int parts, ProfilePlan plan, int distinct) {
        byte[] merged = Rows.divided(rows, parts).stream()
                .map(part -> Rows.profiled(plan, part, distinct))
                .reduce((one, other) -> Profiles.merge(one, other, distinct))
                .orElseThrow();
        PortableProfile profile = PortableProfileFormat.read(merged);
        new PortableProfileRules(Rows.MODEL, RowSchema.ofBatch(Rows.MODEL).names(), text -> null).check(profile);
        return profile;
    }
}
