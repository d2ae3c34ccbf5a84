package io.leeway.contracts.blocks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumericDataTest {

    private static final int ROWS = 1_000;
    private static final RandomGenerator RANDOM = new SplittableRandom(17);

    static Stream<Arguments> columns() {
        return Stream.of(
                column("counts", 1, i -> i % 72),
                column("counts beyond a byte", 2, i -> i % 300),
                column("a range of 255, so that missing makes 256", 1, i -> i % 255),
                column("a range of 256", 2, i -> i % 256),
                column("below zero", 2, i -> i - 500),
                column("prices", 2, i -> i * 3 / 100.0),
                column("tenths and hundredths", 2, i -> i % 2 == 0 ? i / 10.0 : i / 100.0),
                column("times", 4, i -> 1_700_000_000_000.0 + 1_000.0 * i),
                column("times far apart", 8, i -> i * 1e13),
                column("floats", 4, i -> (float) Math.sin(i)),
                column("doubles", 8, i -> RANDOM.nextDouble()),
                column("beyond whole numbers", 4, i -> i == 0 ? 1L << 53 : i),
                column("negative zero", 4, i -> i == 7 ? -0.0 : i),
                column("infinite", 4, i -> i == 7 ? Double.POSITIVE_INFINITY : i),
                column("all missing", 1, i -> Double.NaN));
    }

    private static Arguments column(String name, int bytes, IntToDoubleFunction value) {
        return Arguments.of(name, bytes, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("columns")
    void shouldReadBitForBitWhatItWroteInAsFewBytesAsTheyNeed(String name, int bytes, IntToDoubleFunction value) {
        // Given
        double[] values = IntStream.range(0, ROWS)
                .mapToDouble(i -> i % 50 == 13 ? Double.NaN : value.applyAsDouble(i))
                .toArray();

        // When
        byte[] encoded = BlockCodec.encode(new Block(ROWS, List.of(new Column.Numeric("x", values))));

        // Then
        double[] copy = BlockCodec.decode(encoded).numeric("x").orElseThrow().values();
        assertThat(Arrays.stream(copy).mapToLong(Double::doubleToLongBits))
                .containsExactlyElementsOf(Arrays.stream(values)
                        .mapToLong(Double::doubleToLongBits)
                        .boxed()
                        .toList());
        assertThat(encoded.length).as(name).isBetween(bytes * ROWS, bytes * ROWS + 50);
    }

    @Test
    void shouldReadOnlyTheColumnsThatAreWanted() {
        // Given
        byte[] encoded = BlockCodec.encode(new Block(
                2,
                List.of(
                        new Column.Numeric("x", new double[] {1, 2}),
                        new Column.Text("t", new String[] {"a"}, new int[] {0, -1}),
                        new Column.Numeric("y", new double[] {3, 4}))));

        // When
        Block block = BlockCodec.decode(encoded, name -> !name.equals("t"));

        // Then
        assertThat(block.columns()).extracting(Column::name).containsExactly("x", "y");
        assertThat(block.rows()).isEqualTo(2);
    }

    @Test
    void shouldKeepLongTextsInFewerBytesThanTheyHave() {
        // Given
        String[] texts = IntStream.range(0, ROWS)
                .mapToObj(i -> "a sentence that is nearly the same in every row: " + i)
                .toArray(String[]::new);
        Block block = new Block(
                ROWS,
                List.of(new Column.Text("t", texts, IntStream.range(0, ROWS).toArray())));

        // When
        byte[] encoded = BlockCodec.encode(block);

        // Then
        assertThat(encoded).hasSizeLessThan(20 * ROWS);
        assertThat(BlockCodec.decode(encoded).text("t").orElseThrow().dictionary())
                .isEqualTo(texts);
    }

    @Test
    void shouldReadBlocksOfVersionOne() throws IOException {
        // Given
        byte[] stored = versionOne();

        // When
        Block block = BlockCodec.decode(stored);

        // Then
        assertThat(block.numeric("x").orElseThrow().values()).containsExactly(1.5, Double.NaN);
        assertThat(block.text("t").orElseThrow().dictionary()).containsExactly("a");
        assertThat(block.text("t").orElseThrow().codes()).containsExactly(-1, 0);
        assertThat(BlockCodec.decode(stored, name -> name.equals("t")).columns())
                .hasSize(1);
    }

    /** As earlier releases wrote it, byte by byte. */
    private static byte[] versionOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(1);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(2);
            out.writeInt(2);
            out.writeByte(1);
            out.writeInt(1);
            out.writeBytes("x");
            out.writeDouble(1.5);
            out.writeDouble(Double.NaN);
            out.writeByte(2);
            out.writeInt(1);
            out.writeBytes("t");
            out.writeInt(1);
            out.writeInt(1);
            out.writeBytes("a");
            out.writeInt(-1);
            out.writeInt(0);
        }
        return bytes.toByteArray();
    }
}
