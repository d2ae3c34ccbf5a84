package io.leeway.evaluation.joint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.model.FeatureType;
import io.leeway.statistics.profile.CategoricalProfile;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Which codes a reference sets, and which rows are looked at. */
final class JointCoderTest {

    private static final String[] WORDS = {"often", "less", "seldom", "never"};

    static double[] normal(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows];
        Arrays.setAll(values, row -> random.nextGaussian());
        return values;
    }

    /** Of ten rows six are often, three less and one seldom. */
    private static int[] words(int rows) {
        int[] codes = new int[rows];
        Arrays.setAll(codes, row -> row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2);
        return codes;
    }

    static JointColumns columns(int chunkRows) {
        return JointColumns.of(
                features(),
                Map.of("a", NumericProfile.of(normal(1_000, 1)), "b", NumericProfile.of(normal(1_000, 2))),
                Map.of("c", CategoricalProfile.of(WORDS, words(1_000))),
                chunkRows);
    }

    private static Map<String, FeatureType> features() {
        Map<String, FeatureType> features = new LinkedHashMap<>();
        features.put("c", FeatureType.CATEGORICAL);
        features.put("a", FeatureType.NUMERIC);
        features.put("b", FeatureType.NUMERIC);
        return features;
    }

    static Block block(int rows, String firstId, double[] a) {
        String[] ids = new String[rows];
        int[] idCodes = new int[rows];
        Arrays.setAll(ids, row -> row == 0 ? firstId : "row " + row);
        Arrays.setAll(idCodes, row -> row);
        return new Block(
                rows,
                List.of(
                        new Column.Text("id", ids, idCodes),
                        new Column.Numeric("a", a),
                        new Column.Numeric("b", normal(rows, 4)),
                        new Column.Text("c", WORDS, words(rows))));
    }

    static JointProfile.Known known(JointProfile profile) {
        return (JointProfile.Known) profile;
    }

    @Test
    void shouldCodeNumbersFirstAndTheFrequentCategoriesButTheLastOfAll() {
        assertThat(columns(0).columns())
                .extracting(JointColumn::label)
                .containsExactly("a", "b", "c = often", "c = less");
        assertThat(columns(0).leftOutCount()).isZero();
    }

    @Test
    void shouldKeepSoManyCodesAndNameTheFirstOfTheOthers() {
        // Given: as many columns as a model may have
        Map<String, FeatureType> features = new LinkedHashMap<>();
        Map<String, NumericProfile> numeric = new LinkedHashMap<>();
        NumericProfile profile = NumericProfile.of(normal(100, 1));
        for (int column = 0; column < 2_000; column++) {
            features.put("x" + column, FeatureType.NUMERIC);
            numeric.put("x" + column, profile);
        }

        // When
        JointColumns columns = JointColumns.of(features, numeric, Map.of(), 0);

        // Then
        assertThat(columns.size()).isEqualTo(64);
        assertThat(columns.leftOutCount()).isEqualTo(1_936);
        assertThat(columns.leftOut()).hasSize(20).startsWith("x64", "x65");
    }

    @Test
    void shouldHaveNoCodeOfWhatHardlyVariesAndAScaleOfMostlyZeros() {
        // Given
        double[] constant = new double[1_000];
        double[] zeros = normal(1_000, 3);
        Arrays.fill(zeros, 0, 800, 0);
        Map<String, FeatureType> features = new LinkedHashMap<>();
        features.put("constant", FeatureType.NUMERIC);
        features.put("zeros", FeatureType.NUMERIC);
        features.put("gone", FeatureType.NUMERIC);

        // When
        JointColumns columns = JointColumns.of(
                features,
                Map.of("constant", NumericProfile.of(constant), "zeros", NumericProfile.of(zeros)),
                Map.of(),
                0);

        // Then
        assertThat(columns.columns()).extracting(JointColumn::feature).containsExactly("zeros");
        assertThat(((JointColumn.Numeric) columns.columns().getFirst()).scale()).isPositive();
        assertThat(columns.leftOut()).containsExactly("constant", "gone");
    }

    @Test
    void shouldNotLetOneRowDecide() {
        // Given: one of 1,000 rows is a billion in both
        double[] a = normal(1_000, 3);
        Block ordinary = block(1_000, "r", a);
        double[] wild = a.clone();
        wild[7] = 1e9;
        double[] infinite = a.clone();
        infinite[7] = Double.POSITIVE_INFINITY;

        // When
        JointCoder coder = new JointCoder(columns(0), "id");
        double before = known(coder.of(ordinary)).moments().correlations().of(0, 1);
        double after = known(coder.of(block(1_000, "r", wild)))
                .moments()
                .correlations()
                .of(0, 1);
        double beyond = known(coder.of(block(1_000, "r", infinite)))
                .moments()
                .correlations()
                .of(0, 1);

        // Then
        assertThat(after).isCloseTo(before, within(0.02));
        assertThat(beyond).isEqualTo(after);
    }

    @Test
    void shouldCountWhatIsMissing() {
        // Given
        double[] a = normal(1_000, 3);
        Arrays.fill(a, 0, 250, Double.NaN);

        // When
        JointProfile.Known profile = known(new JointCoder(columns(0), "id").of(block(1_000, "r", a)));

        // Then
        assertThat(profile.absentShare(0)).isEqualTo(0.25);
        assertThat(profile.absentShare(1)).isZero();
    }

    @Test
    void shouldLookAtTheSameRowsOfALargeBlockAndAtOthersOfTheNext() {
        // Given
        double[] a = normal(60_000, 3);
        JointCoder coder = new JointCoder(columns(0), "id");

        // When
        int[] rows = coder.rows(block(60_000, "first", a));

        // Then: one in 39
        assertThat(rows).isEqualTo(coder.rows(block(60_000, "first", a)));
        assertThat(rows).isNotEqualTo(coder.rows(block(60_000, "second", a)));
        assertThat(rows.length).isBetween(1_530, 1_580);
        assertThat(Arrays.stream(rows).filter(row -> row % 2 == 0).count()).isBetween(670L, 870L);
        assertThat(known(coder.of(block(60_000, "first", a))).moments().weight())
                .isCloseTo(60_000, within(100.0));
    }

    @Test
    void shouldLookAtAsManyRowsOfABatchAsOfAChunkThatIsAsLong() {
        // When: chunks of 40,960 rows
        JointCoder coder = new JointCoder(columns(40_960), "id");

        // Then
        assertThat(coder.rows(block(40_960, "r", normal(40_960, 3))).length).isBetween(1_530, 1_580);
        assertThat(coder.rows(block(400, "r", normal(400, 3))).length).isBetween(15, 17);
    }

    @Test
    void shouldNotKnowABlockWithoutAFeature() {
        // When
        JointProfile profile =
                new JointCoder(columns(0), "id").of(new Block(1, List.of(new Column.Numeric("a", new double[] {1}))));

        // Then
        assertThat(profile).isEqualTo(new JointProfile.Unknown("it has no column b"));
    }

    @Test
    void shouldNotKnowAReferenceOfOneFeature() {
        // Given
        JointColumns one = JointColumns.of(
                Map.of("a", FeatureType.NUMERIC), Map.of("a", NumericProfile.of(normal(100, 1))), Map.of(), 0);
        JointReference reference = new JointReference(one, "id");

        // When
        reference.add(block(100, "r", normal(100, 3)));

        // Then
        assertThat(reference.learnt()).isInstanceOf(JointProfile.Unknown.class);
    }
}
