package io.leeway.profiles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.ModelDefinitionBuilder;
import io.leeway.contracts.model.PredictionColumns;
import io.leeway.contracts.model.Task;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.profiles.ProfilePlan;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.metrics.ClassPairs;
import io.leeway.evaluation.portable.LabelledCountsFormat;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.PortableProfileRules;
import io.leeway.rows.schema.RowSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelProfilerTest {

    private static final int EXACT = 1 << 20;
    private static final ModelDefinition HOURLY = ModelDefinitionBuilder.builder(Rows.MODEL)
            .timestamp("at")
            .window(new WindowSettings(null, "PT1H"))
            .build();

    @Test
    void shouldCountWhatRowsWithTheirLabelsCount() {
        // Given
        ProfilePlan plan = Rows.plan(Rows.reference(0));
        List<Map<String, @Nullable Object>> rows = Rows.of(3_000, 7);

        // When
        PortableProfile joined =
                only(Profiles.merge(Rows.profiled(plan, withoutLabels(rows), EXACT), counted(plan, rows), EXACT));

        // Then
        assertThat(LabelledCountsFormat.write(joined.labelled()))
                .isEqualTo(LabelledCountsFormat.write(
                        only(Rows.profiled(plan, rows, EXACT)).labelled()));
        assertThat(joined.labelled().labelled()).isEqualTo(2_700);
        new PortableProfileRules(Rows.MODEL, RowSchema.ofBatch(Rows.MODEL).names(), text -> null).check(joined);
    }

    @Test
    void shouldChangeNothingOfTheProfileButItsCounts() {
        // Given
        ProfilePlan plan = Rows.plan(Rows.reference(0));
        List<Map<String, @Nullable Object>> rows = Rows.of(3_000, 7);
        byte[] unlabelled = Rows.profiled(plan, withoutLabels(rows), 100);

        // When
        PortableProfile joined = only(Profiles.merge(unlabelled, counted(plan, rows), 100));

        // Then
        assertThat(PortableProfileFormat.write(new PortableProfile(
                        joined.origin(),
                        joined.window(),
                        joined.from(),
                        joined.to(),
                        joined.rejected(),
                        joined.intake(),
                        joined.part(),
                        LabelledCounts.none())))
                .isEqualTo(unlabelled);
    }

    @Test
    void shouldCountLabelsInTheWindowOfTheirRow() {
        // Given
        ProfilePlan plan = plan(HOURLY);
        List<Map<String, @Nullable Object>> rows = Rows.of(4, 7);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).put("at", "2026-01-05T0" + i / 3 + ":00:00Z");
            rows.get(i).put("prediction", "no");
            rows.get(i).put("churned", "yes");
        }

        // When
        byte[] late = Rows.profiled(plan, withoutLabels(rows.subList(3, 4)), EXACT);
        byte[] all = Profiles.merge(late, counted(plan, rows.subList(3, 4)), EXACT);

        // Then
        assertThat(only(all).window()).isEqualTo(Instant.parse("2026-01-05T01:00:00Z"));
        assertThat(only(all).rows()).isEqualTo(1);
        assertThat(only(all).labelled().pairs().counts()).hasToString("{yes={no=1}}");
        assertThat(counted(plan, rows)).hasSizeGreaterThan(counted(plan, rows.subList(3, 4)).length);
    }

    @Test
    void shouldReadTheRowsThatAreTakenAndNoOthers() {
        // Given
        ProfilePlan plan = plan(HOURLY);
        JoinReader reader = JoinReader.ofRows(plan);
        Map<String, @Nullable Object> row = Rows.of(1, 7).getFirst();
        row.put("id", 17.0);
        row.put("at", "2026-01-05T01:00:00Z");
        row.put("prediction", null);
        Map<String, @Nullable Object> timeless = new HashMap<>(row);
        timeless.put("at", "soon");
        Map<String, @Nullable Object> nameless = new HashMap<>(row);
        nameless.put("id", " ");

        // Then
        assertThat(reader.read(timeless) || RowProfiler.of(plan).add(timeless)).isFalse();
        assertThat(reader.read(nameless) || RowProfiler.of(plan).add(nameless)).isFalse();
        assertThat(reader.read(row) && RowProfiler.of(plan).add(row)).isTrue();
        assertThat(reader.id()).isEqualTo("17");
        assertThat(reader.word()).isNull();
    }

    @Test
    void shouldSayWhatALabelLacks() {
        // Given
        JoinReader reader = JoinReader.ofLabels(plan(Rows.MODEL));

        // Then
        assertThat(reader.read(label("r-1", "yes"))).isTrue();
        assertThat(reader.read(label(null, "yes"))).isFalse();
        assertThat(reader.lacksId()).isTrue();
        assertThat(reader.read(label("r-1", null))).isFalse();
        assertThat(reader.lacksId()).isFalse();
    }

    @Test
    void shouldRefuseModelsWhoseLabelsAreNotCounted() {
        // Given
        ProfilePlan regressor = plan(ModelDefinitionBuilder.builder(Rows.MODEL)
                .task(Task.REGRESSION)
                .prediction(new PredictionColumns("prediction", null, null))
                .build());
        ProfilePlan targetless =
                plan(ModelDefinitionBuilder.builder(Rows.MODEL).target(null).build());

        // Then
        assertThatThrownBy(() -> JoinReader.ofLabels(regressor))
                .hasMessage("Labels are counted of a classifier, and 'churn' is none: send its rows and labels, and not"
                        + " their profile.");
        assertThatThrownBy(() -> JoinReader.ofLabels(targetless))
                .hasMessage("The definition of 'churn' names no target. Add it, then count the labels.");
    }

    @Test
    void shouldHoldNoMoreThanTheClassesThatAreMeasured() {
        // Given
        LabelProfiler profiler = LabelProfiler.of(plan(Rows.MODEL));

        // When
        for (int i = 0; i < 3 * ClassPairs.MOST_CLASSES; i++) {
            profiler.add(0, "class " + i, "yes");
        }

        // Then
        LabelledCounts counts = only(profiler.write()).labelled();
        assertThat(counts.labelled()).isEqualTo(3 * ClassPairs.MOST_CLASSES);
        assertThat(counts.pairs().hasTooManyClasses()).isTrue();
    }

    /** The labels of the rows that have one, joined to them. */
    private static byte[] counted(ProfilePlan plan, List<Map<String, @Nullable Object>> rows) {
        JoinReader ofRows = JoinReader.ofRows(plan);
        JoinReader ofLabels = JoinReader.ofLabels(plan);
        LabelProfiler profiler = LabelProfiler.of(plan);
        for (Map<String, @Nullable Object> row : rows) {
            assertThat(ofRows.read(row)).isTrue();
            if (ofLabels.read(row)) {
                assertThat(ofLabels.id()).isEqualTo(ofRows.id());
                profiler.add(ofRows.window(), String.valueOf(ofLabels.word()), ofRows.word());
            }
        }
        return profiler.write();
    }

    private static List<Map<String, @Nullable Object>> withoutLabels(List<Map<String, @Nullable Object>> rows) {
        List<Map<String, @Nullable Object>> without = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, @Nullable Object> copy = new HashMap<>(row);
            copy.remove("churned");
            without.add(copy);
        });
        return without;
    }

    private static Map<String, @Nullable Object> label(@Nullable String id, @Nullable String value) {
        Map<String, @Nullable Object> label = new HashMap<>();
        label.put("id", id);
        label.put("churned", value);
        return label;
    }

    private static ProfilePlan plan(ModelDefinition definition) {
        return new ProfilePlan(PortableProfileFormat.VERSION, definition, 1, "a-reference", null, "nobody asked");
    }

    private static PortableProfile only(byte[] profile) {
        return PortableProfileFormat.read(profile);
    }
}
