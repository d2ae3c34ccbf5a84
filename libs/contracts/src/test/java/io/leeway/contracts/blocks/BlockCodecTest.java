package io.leeway.contracts.blocks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BlockCodecTest {

    @Property(tries = 200)
    void shouldReadBackWhatItWrote(@ForAll double[] values, @ForAll @Size(min = 1, max = 5) List<String> words) {
        // Given
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = i % (words.size() + 1) - 1;
        }
        String[] dictionary = words.stream().map(BlockCodecTest::encodable).toArray(String[]::new);
        Block block = new Block(
                values.length,
                List.of(new Column.Numeric("amount", values), new Column.Text("plan", dictionary, codes)));

        // When
        Block copy = BlockCodec.decode(BlockCodec.encode(block));

        // Then
        assertThat(copy.numeric("amount").orElseThrow().values()).isEqualTo(values);
        assertThat(copy.text("plan").orElseThrow().dictionary()).isEqualTo(dictionary);
        assertThat(copy.text("plan").orElseThrow().codes()).isEqualTo(codes);
    }

    @Test
    void shouldKeepInfinitiesAndMissingValues() {
        // Given
        double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0};

        // When
        Block copy = BlockCodec.decode(BlockCodec.encode(new Block(4, List.of(new Column.Numeric("x", values)))));

        // Then
        assertThat(copy.numeric("x").orElseThrow().values()).isEqualTo(values);
    }

    @Test
    void shouldRefuseDamagedBytesWithOneKindOfError() {
        // Given
        byte[] whole = BlockCodec.encode(new Block(
                3,
                List.of(
                        new Column.Numeric("x", new double[] {1, 2, 3}),
                        new Column.Text("c", new String[] {"a", "b"}, new int[] {0, 1, -1}))));
        Random random = new Random(7);

        for (int length = 0; length < whole.length - 4; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            // When, Then
            assertThatIllegalArgumentException().isThrownBy(() -> BlockCodec.decode(cut));
        }
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                BlockCodec.decode(damaged);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void shouldRefuseDamageThatTheChecksumDoesNotShowWithOneKindOfError() {
        // Given
        byte[] whole = BlockCodec.encode(new Block(
                3,
                List.of(
                        new Column.Numeric("x", new double[] {1, 2, 3}),
                        new Column.Numeric("y", new double[] {1.5, Math.PI, Math.E}),
                        new Column.Text("ids", new String[] {"a", "b", "c"}, new int[] {0, 1, 2}),
                        new Column.Text("c", new String[] {"a".repeat(60), "b"}, new int[] {0, 1, -1}))));
        Random random = new Random(8);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            damaged[1 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
            CRC32C checksum = new CRC32C();
            checksum.update(damaged, 0, damaged.length - 4);
            ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN).putInt(damaged.length - 4, (int)
                    checksum.getValue());

            // When, Then
            try {
                BlockCodec.decode(damaged);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageNotContaining("Exception");
            }
        }
    }

    private static String encodable(String text) {
        // A lone surrogate has no UTF-8 form; ingest never lets one in.
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
