package io.leeway.workbench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.injection.InjectionPlanReader;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.Verdict;
import io.leeway.workbench.dataset.DatasetAdapter;
import io.leeway.workbench.dataset.Table;
import io.leeway.workbench.dataset.TelcoAdapter;
import io.leeway.workbench.injection.PlanRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The churn data's reference (60 %) against its production part (20 %), as it is and with single injections. Runs on the real
 * file when the variable {@code LEEWAY_TELCO} names it, and on generated rows otherwise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelcoEvidenceTest {

    private static final long SEED = 42;
    private static final int ALL = Integer.MAX_VALUE;

    /** Each injection, and the features that it must be seen in. */
    private static final Map<String, Set<String>> INJECTIONS = Map.of(
            "{injection: scale, column: MonthlyCharges, factor: 1.3}", Set.of("MonthlyCharges"),
            "{injection: scale, column: tenure, factor: 0.5}", Set.of("tenure"),
            "{injection: set-category, column: Contract, values: [One year, Two year], share: 0.6}", Set.of("Contract"),
            "{injection: mean-shift, column: TotalCharges, bySigmas: 0.5}", Set.of("TotalCharges"),
            "{injection: unit-change, column: tenure, factor: 30.44}", Set.of("tenure"),
            "{injection: frozen, column: MonthlyCharges}", Set.of("MonthlyCharges"),
            "{injection: missing, column: TotalCharges, share: 0.25}", Set.of(),
            "{injection: set-label, column: Churn, value: 'Yes', share: 0.2}", Set.of());

    @TempDir
    private Path folder;

    private final TelcoAdapter adapter = new TelcoAdapter();
    private DatasetAdapter.Parts parts;

    @BeforeAll
    void readRows() {
        String file = System.getenv("LEEWAY_TELCO");
        Table rows = file == null ? adapter.generate(SEED) : adapter.read(Path.of(file));
        parts = adapter.split(rows, SEED);
    }

    @Test
    void shouldFindNoDriftWhereThereIsNone() throws IOException {
        assertThat(drifted(compare(parts.production()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1_000, ALL})
    void shouldFindExactlyWhatWasInjected(int size) throws IOException {
        Table batch =
                parts.production().slice(0, Math.min(size, parts.production().size()));
        for (Map.Entry<String, Set<String>> injection : INJECTIONS.entrySet()) {
            // When
            Comparison comparison = compare(injected(injection.getKey(), batch));

            // Then
            assertThat(drifted(comparison))
                    .as("%s in %d rows", injection.getKey(), batch.size())
                    .isEqualTo(new TreeSet<>(injection.getValue()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1_000, ALL})
    void shouldCallMissingValuesAQualityFinding(int size) throws IOException {
        // Given
        Table batch =
                parts.production().slice(0, Math.min(size, parts.production().size()));

        // When
        Comparison comparison = compare(injected("{injection: missing, column: TotalCharges, share: 0.25}", batch));

        // Then
        assertThat(comparison.quality())
                .extracting(QualityFinding::column, QualityFinding::check)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("TotalCharges", "missing"));
    }

    private Table injected(String step, Table rows) throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), "steps:\n  - " + step + "\n");
        return PlanRun.of(InjectionPlanReader.read(plan), rows, SEED).rows();
    }

    private Comparison compare(Table current) {
        Path reference = folder.resolve("reference.csv");
        Path batch = folder.resolve("current.csv");
        parts.train().write(reference);
        current.write(batch);
        return Comparer.compare(reference, batch, adapter.definition(), null, Map.of());
    }

    private static Set<String> drifted(Comparison comparison) {
        return comparison.columns().stream()
                .filter(column -> column.verdict() == Verdict.DRIFTED)
                .map(Comparison.Column::column)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
