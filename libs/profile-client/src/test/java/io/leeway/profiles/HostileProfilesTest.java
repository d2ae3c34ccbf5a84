package io.leeway.profiles;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;

import io.leeway.evaluation.joint.JointSample;
import io.leeway.evaluation.performance.LabelledCounts;
import io.leeway.evaluation.performance.metrics.ClassPairs;
import io.leeway.evaluation.portable.InvalidProfileException;
import io.leeway.evaluation.portable.LabelledCountsFormat;
import io.leeway.evaluation.portable.PortableProfile;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.portable.PortableProfileRules;
import io.leeway.evaluation.portable.ProfileOrigin;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.PartProfile;
import io.leeway.evaluation.profiles.RowCounts;
import io.leeway.rows.schema.RowSchema;
import io.leeway.statistics.profile.NumericProfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HostileProfilesTest {

    private static final int ROUNDS = 20_000;

    private final byte[] frame = Rows.profiled(Rows.plan(Rows.reference(0)), Rows.of(200, 7), 1 << 20);
    private final PortableProfileRules rules =
            new PortableProfileRules(Rows.MODEL, RowSchema.ofBatch(Rows.MODEL).names(), text -> null);

    @Test
    void shouldRefuseWhatIsCutOff() {
        for (int length = 0; length < frame.length; length += 7) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> PortableProfileFormat.read(cut)).isInstanceOf(InvalidProfileException.class);
        }
    }

    @Test
    void shouldRefuseWhatWasDamagedOnItsWay() {
        // Given
        Random random = new Random(1);

        // Then
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = frame.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> PortableProfileFormat.read(damaged)).isInstanceOf(InvalidProfileException.class);
        }
    }

    @Test
    void shouldRefuseOrReadWhateverIsSentWithARightChecksum() {
        // Given
        Random random = new Random(2);
        int read = 0;

        // When
        for (int round = 0; round < ROUNDS; round++) {
            byte[] forged = frame.clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                forged[PortableProfileFormat.HEADER_BYTES + random.nextInt(forged.length - 13)] =
                        (byte) random.nextInt(256);
            }
            try {
                PortableProfile profile = PortableProfileFormat.read(signed(forged));
                rules.check(profile);
                profile.part().whole();
                read++;
            } catch (InvalidProfileException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }

        // Then
        assertThat(read).isLessThan(ROUNDS);
    }

    @Test
    void shouldRefuseLabelsThatDoNotFitTheRows() {
        // Given
        PortableProfile honest = PortableProfileFormat.read(frame);

        // Then
        assertRefused(with(honest, new LabelledCounts(201, ClassPairs.none())), "counts 201 labels of 200 rows");
        assertRefused(
                with(honest, labelled(Map.of("yes", Map.of("yes", 199L)))), "rows that are predicted as yes than");
        assertRefused(with(honest, labelled(Map.of("perhaps", Map.of("yes", 1L)))), "not among its true ones");
        assertRefused(with(honest, labelled(Map.of("yes", Map.of("perhaps", 1L)))), "predicted as perhaps than");
    }

    @Test
    void shouldReadProfilesThatWereStoredBeforeTheyCountedLabels() {
        // Given: version 1 has no block of counts after its three absent times
        int head = PortableProfileFormat.HEADER_BYTES + headBytes();
        int block = LabelledCountsFormat.write(PortableProfileFormat.read(frame).labelled()).length + 1;
        ByteBuffer old = ByteBuffer.allocate(frame.length - block);
        old.put(frame, 0, head).put(frame, head + block, frame.length - head - block);
        old.put(4, (byte) 1).putInt(5, old.capacity() - PortableProfileFormat.HEADER_BYTES - 4);

        // When
        PortableProfile read = PortableProfileFormat.read(signed(old.array()));

        // Then
        rules.check(read);
        assertThat(read.rows()).isEqualTo(200);
        assertThat(read.labelled()).isEqualTo(LabelledCounts.none());
    }

    /** Three texts, each after a byte of its length, and three absent times. */
    private int headBytes() {
        ProfileOrigin origin = PortableProfileFormat.read(frame).origin();
        return origin.model().length()
                + origin.columns().length()
                + origin.reference().length()
                + 3
                + 3;
    }

    private static LabelledCounts labelled(Map<String, Map<String, Long>> pairs) {
        return new LabelledCounts(200, ClassPairs.of(pairs));
    }

    private static PortableProfile with(PortableProfile profile, LabelledCounts labelled) {
        return new PortableProfile(
                profile.origin(),
                profile.window(),
                profile.from(),
                profile.to(),
                profile.rejected(),
                profile.intake(),
                profile.part(),
                labelled);
    }

    @Test
    void shouldRefuseCountsThatDoNotFitTogether() {
        // Given
        PortableProfile honest = PortableProfileFormat.read(frame);

        // Then
        assertRefused(with(honest, "fee", NumericProfile.of(new double[199])), "column fee: it has 199 rows");
        assertRefused(with(honest, "colour", NumericProfile.of(new double[200])), "has not: colour");
        PartProfile part = honest.part();
        assertRefused(
                with(honest, new PartProfile(part.columns(), RowCounts.none(), part.joint())), "counts 0 rows by");
        assertRefused(
                with(
                        honest,
                        new PartProfile(
                                part.columns(),
                                part.counts(),
                                JointSample.of(part.joint().columns().orElseThrow(), 100, new TreeMap<>()))),
                "looks at those of 100");
        assertThatThrownBy(() -> PortableProfileFormat.contentLength(new byte[] {'L', 'W', 'P', 'F', 3, 0, 0, 0, 1}))
                .hasMessageContaining("version 3");
        assertThatThrownBy(() -> PortableProfileFormat.contentLength(new byte[] {'L', 'W', 'P', 'F', 1, 127, 0, 0, 1}))
                .hasMessageContaining("at most");
    }

    private void assertRefused(PortableProfile profile, String why) {
        byte[] written = PortableProfileFormat.write(profile);
        assertThatThrownBy(() -> rules.check(PortableProfileFormat.read(written)))
                .isInstanceOf(InvalidProfileException.class)
                .hasMessageContaining(why);
    }

    private static PortableProfile with(PortableProfile profile, String column, NumericProfile values) {
        DataProfile columns = profile.part().columns();
        Map<String, NumericProfile> numeric = new HashMap<>(columns.numeric());
        numeric.put(column, values);
        DataProfile changed = new DataProfile(
                        columns.rows(), numeric, columns.categorical(), columns.vectors(), new TreeMap<>(), Map.of())
                .withOutputs(columns.outputs());
        return with(
                profile,
                new PartProfile(changed, profile.part().counts(), profile.part().joint()));
    }

    private static PortableProfile with(PortableProfile profile, PartProfile part) {
        return new PortableProfile(
                profile.origin(),
                profile.window(),
                profile.from(),
                profile.to(),
                profile.rejected(),
                profile.intake(),
                part,
                profile.labelled());
    }

    private static byte[] signed(byte[] forged) {
        CRC32C checksum = new CRC32C();
        int content = forged.length - PortableProfileFormat.HEADER_BYTES - PortableProfileFormat.CHECKSUM_BYTES;
        checksum.update(forged, PortableProfileFormat.HEADER_BYTES, content);
        ByteBuffer.wrap(forged).putInt(PortableProfileFormat.HEADER_BYTES + content, (int) checksum.getValue());
        return forged;
    }
}
