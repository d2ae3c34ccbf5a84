package io.leeway.drift.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.leeway.drift.Reference;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.joint.JointColumn;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.statistics.joint.CorrelationSpread;
import io.leeway.statistics.joint.SecondMoments;
import io.leeway.statistics.profile.NumericProfile;
import io.leeway.support.test.TestMongo;

import static org.assertj.core.api.Assertions.assertThat;

/** What features do together, stored with profiles and chunks. */
class JointStoreTest {

    private static final JointColumns COLUMNS = new JointColumns(
            List.of(new JointColumn.Numeric("x", 0.5, 2), new JointColumn.Category("c", "a/b")), 3, List.of("y"), 1);

    @RegisterExtension
    static final TestMongo MONGO = new TestMongo();

    private final String model = "model-" + UUID.randomUUID();
    private final ProfileRepository profiles = new ProfileRepository(MONGO.one(), "joint");

    private static JointProfile.Known known(double first) {
        return new JointProfile.Known(
                COLUMNS,
                SecondMoments.of(new double[][] {{first, 2, 4}, {0, 1, 1}}, 3, 3),
                new double[] {3, 0},
                CorrelationSpread.of(20, new double[] {0, 1.5, 0}));
    }

    private static DataProfile profile(JointProfile joint) {
        return new DataProfile(9, Map.of("x", NumericProfile.of(new double[] {1, 2, 4})), Map.of()).withJoint(joint);
    }

    private static TimeChunks chunks(JointProfile... joint) {
        return new TimeChunks(
                new TimeChunks.Description(Duration.ofDays(1), Duration.ofDays(joint.length), false, null),
                List.of(joint).stream().map(JointStoreTest::profile).toList());
    }

    @Test
    void shouldReadWhatWasStoredOfAReferenceAndItsChunks() {
        // Given
        JointProfile.Unknown lacking = new JointProfile.Unknown("it has no column c");

        // When
        profiles.store(model, "r", new Reference(profile(known(1)), chunks(known(2), lacking, known(3))));

        // Then
        Reference read = profiles.findReference(model, "r").orElseThrow();
        JointProfile.Known whole = (JointProfile.Known) read.profile().joint();
        assertThat(whole.columns()).isEqualTo(COLUMNS);
        assertThat(whole.moments()).isEqualTo(known(1).moments());
        assertThat(whole.absent()).containsExactly(3, 0);
        assertThat(whole.spread().variances()).containsExactly(0, 1.5, 0);
        List<DataProfile> chunks = read.chunks().chunks();
        assertThat(((JointProfile.Known) chunks.get(0).joint()).moments()).isEqualTo(known(2).moments());
        assertThat(chunks.get(1).joint()).isInstanceOf(JointProfile.Unknown.class);
        assertThat(((JointProfile.Known) chunks.get(2).joint()).moments()).isEqualTo(known(3).moments());
    }

    @Test
    void shouldKeepTheReasonWhyItIsNotKnown() {
        // Given
        JointProfile.Unknown unknown = new JointProfile.Unknown("fewer than two features vary enough");

        // When
        profiles.store(model, "one", new Reference(profile(unknown), chunks(unknown)));

        // Then
        Reference read = profiles.findReference(model, "one").orElseThrow();
        assertThat(read.profile().joint()).isEqualTo(unknown);
        assertThat(read.chunks().chunks().getFirst().joint()).isInstanceOf(JointProfile.Unknown.class);
    }

    @Test
    void shouldReadAProfileThatWasStoredBefore() {
        // Given
        profiles.store(model, "old", new Reference(profile(JointProfile.none()), chunks(JointProfile.none())));
        MONGO.one()
                .getDatabase("joint")
                .getCollection("reference_profiles")
                .updateOne(Filters.eq("_id", model + "/old"), Updates.unset("jointUnknown"));

        // When
        DataProfile read = profiles.find(model, "old").orElseThrow();

        // Then
        assertThat(read.numeric("x").size()).isEqualTo(3);
        assertThat(read.joint()).isEqualTo(new JointProfile.Unknown("it was profiled before that was looked at"));
    }
}
