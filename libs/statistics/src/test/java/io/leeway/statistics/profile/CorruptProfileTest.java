package io.leeway.statistics.profile;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CorruptProfileTest {

    private static final int CORRUPTIONS = 1_000;

    private static byte[] numeric() {
        double[] values =
                new Random(1).doubles(500).map(x -> Math.rint(x * 300) / 7).toArray();
        return NumericProfile.of(values).toBytes();
    }

    private static byte[] categorical() {
        CategoricalProfile.Builder builder = CategoricalProfile.builder().addMissing(3);
        for (int i = 0; i < 200; i++) {
            builder.add("category " + i % 37);
        }
        return builder.build().toBytes();
    }

    @Test
    void shouldRefuseCorruptNumericProfiles() {
        assertAllRefused(numeric(), NumericProfile::fromBytes);
    }

    @Test
    void shouldRefuseCorruptCategoricalProfiles() {
        assertAllRefused(categorical(), CategoricalProfile::fromBytes);
    }

    @Test
    void shouldSurviveCorruptionBehindAValidChecksum() {
        assertRefusedOrSound(numeric(), NumericProfile::fromBytes);
        assertRefusedOrSound(categorical(), CategoricalProfile::fromBytes);
    }

    @Test
    void shouldRefuseAnotherKindOrVersion() {
        byte[] other = resealed(categorical(), bytes -> bytes[1] = 9);

        assertThatThrownBy(() -> NumericProfile.fromBytes(categorical())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CategoricalProfile.fromBytes(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 9");
    }

    private static void assertAllRefused(byte[] intact, Function<byte[], Object> read) {
        Random random = new Random(7);
        for (int i = 0; i < CORRUPTIONS; i++) {
            byte[] corrupt = corrupted(intact, random);
            assertThatThrownBy(() -> read.apply(corrupt))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("profile");
        }
    }

    private static byte[] corrupted(byte[] intact, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(intact, random.nextInt(intact.length));
            case 1 -> Arrays.copyOf(intact, intact.length + 1 + random.nextInt(20));
            case 2 -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                yield noise;
            }
            default -> {
                byte[] flipped = intact.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
        };
    }

    /** What passes the checksum may be another profile, but reading it neither fails otherwise nor asks for endless memory. */
    private static void assertRefusedOrSound(byte[] intact, Function<byte[], Object> read) {
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < CORRUPTIONS; i++) {
            byte[] corrupt =
                    resealed(intact, bytes -> bytes[2 + random.nextInt(bytes.length - 6)] = (byte) random.nextInt(256));
            try {
                assertThat(read.apply(corrupt)).isNotNull();
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] resealed(byte[] intact, Consumer<byte[]> change) {
        byte[] bytes = intact.clone();
        change.accept(bytes);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - 4);
        for (int i = 0; i < 4; i++) {
            bytes[bytes.length - 4 + i] = (byte) (checksum.getValue() >>> (24 - 8 * i));
        }
        return bytes;
    }
}
