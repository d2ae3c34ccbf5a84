package io.leeway.rows.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cut off anywhere, a stream or file is refused; with any of its bytes or numbers another, it is refused or has rows. It never
 * fails otherwise, nor reads without end.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArrowDamageTest {

    private static final byte[] OTHER_BYTES = {0, 0x7F, (byte) 0xFF};

    /** What a byte may differ in: by one, by the step of most offsets, and by the sign or what says that a number goes on. */
    private static final byte[] OTHER_BITS = {1, 4, (byte) 0x80};

    private static final int[] OTHER_NUMBERS = {0, 1, -1, 16, Short.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE};

    private static final long[] OTHER_LONG_NUMBERS = {
        -1, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE - 600, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @TempDir
    static Path folder;

    static Stream<String> small() {
        return Stream.of(
                "tiny.arrows",
                "tiny-zstd.arrows",
                "tiny-lz4.arrow",
                "tiny-polars.arrow",
                "tiny-polars.arrows",
                "delta.arrows");
    }

    static Stream<String> files() {
        return Stream.concat(small(), Stream.of("delta.arrow", "legacy.arrows", "pandas.feather"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldBeRefusedWhereverItIsCutOff(String name) throws Exception {
        byte[] whole = ArrowFixtures.bytes(name);
        assertThat(refusal(whole)).isNull();
        for (int length = 0; length < whole.length; length++) {
            assertThat(refusal(Arrays.copyOf(whole, length)))
                    .as("%d of %d bytes", length, whole.length)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void shouldBeReadOrRefusedWhateverOneByteIs(String name) throws Exception {
        byte[] whole = ArrowFixtures.bytes(name);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            for (byte bits : OTHER_BITS) {
                damaged[at] = (byte) (whole[at] ^ bits);
                refused += refusal(damaged) == null ? 0 : 1;
            }
            for (byte other : OTHER_BYTES) {
                damaged[at] = other;
                refused += refusal(damaged) == null ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(whole.length);
    }

    @ParameterizedTest
    @MethodSource("small")
    void shouldBeReadOrRefusedWhateverOneNumberIs(String name) throws Exception {
        byte[] whole = ArrowFixtures.bytes(name);
        int refused = 0;
        for (int at = 0; at + Long.BYTES <= whole.length; at += Integer.BYTES) {
            ByteBuffer numbers = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
            for (int other : OTHER_NUMBERS) {
                refused += refusal(numbers.putInt(at, other).array()) == null ? 0 : 1;
            }
            for (long other : OTHER_LONG_NUMBERS) {
                refused += refusal(numbers.putLong(at, other).array()) == null ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(whole.length);
    }

    /** What is said of bytes that are refused, in sentences; absent where all their rows are read. */
    private static @Nullable String refusal(byte[] bytes) throws IOException {
        TableLimits limits = new TableLimits(100, 100_000, 10, 100, 1 << 16, TableLimits.mostMemory(), folder);
        try (RowSource rows = TableFormat.ARROW.open(new ByteArrayInputStream(bytes), limits)) {
            List<String> cells = Meanings.of(rows);
            assertThat(cells).doesNotContainNull();
            return null;
        } catch (UnreadableTableException refusal) {
            assertThat(refusal.getMessage()).endsWith(".");
            return refusal.getMessage();
        }
    }
}
