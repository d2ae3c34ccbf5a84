package io.leeway.contracts.blocks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlockCutTest {

    private static final Block BLOCK = new Block(
            3,
            List.of(
                    new Column.Text("id", new String[] {"a", "b", "c"}, new int[] {0, 1, 2}),
                    new Column.Numeric("x", new double[] {1, Math.E, Double.NaN}),
                    new Column.Text("größe\t", new String[] {"lang ".repeat(20), "b"}, new int[] {0, 1, -1}),
                    new Column.Numeric("y", new double[] {1, 2, 3})));

    @Provide
    Arbitrary<Block> blocks() {
        return Arbitraries.integers().between(0, 20).flatMap(rows -> {
            Arbitrary<Column> numeric = Combinators.combine(
                            name(), Arbitraries.doubles().array(double[].class).ofSize(rows))
                    .as(Column.Numeric::new);
            Arbitrary<Column> text = Combinators.combine(
                            name(),
                            Arbitraries.strings()
                                    .alpha()
                                    .ofMaxLength(60)
                                    .array(String[].class)
                                    .ofMinSize(1)
                                    .ofMaxSize(4),
                            Arbitraries.integers()
                                    .between(-1, 0)
                                    .array(int[].class)
                                    .ofSize(rows))
                    .as(Column.Text::new);
            return Arbitraries.oneOf(numeric, text)
                    .list()
                    .ofMaxSize(6)
                    .uniqueElements(Column::name)
                    .map(columns -> new Block(rows, columns));
        });
    }

    private static Arbitrary<String> name() {
        return Arbitraries.strings().withChars("abü ").ofMinLength(1).ofMaxLength(2);
    }

    @Property(tries = 300)
    void shouldHoldWhatDecodingTheWholeFinds(
            @ForAll("blocks") Block block, @ForAll Set<Boolean> parity, @ForAll boolean named) {
        // Given
        byte[] whole = BlockCodec.encode(block);
        Predicate<String> wanted = name -> named ? name.contains("a") : parity.contains(name.length() % 2 == 0);

        // When
        byte[] cut = BlockCodec.cut(whole, wanted);

        // Then
        assertThat(cut).isEqualTo(BlockCodec.encode(BlockCodec.decode(whole, wanted)));
    }

    @Test
    void shouldBeTheBlockItselfWhereAllColumnsAreWanted() {
        // Given
        byte[] whole = BlockCodec.encode(BLOCK);

        // When
        byte[] cut = BlockCodec.cut(whole, name -> true);

        // Then
        assertThat(cut).isSameAs(whole);
    }

    @Test
    void shouldKeepTheNumberOfRowsWhereNoColumnIsThere() {
        // Given
        byte[] whole = BlockCodec.encode(BLOCK);

        // When
        Block cut = BlockCodec.decode(BlockCodec.cut(whole, Set.of("z")::contains));

        // Then
        assertThat(cut.columns()).isEmpty();
        assertThat(cut.rows()).isEqualTo(3);
    }

    @Test
    void shouldBeAsLongAsWhatItHolds() {
        // Given
        byte[] whole = BlockCodec.encode(BLOCK);

        // When
        int length = Stream.of("id", "x", "größe\t", "y")
                .mapToInt(column -> BlockCodec.cut(whole, column::equals).length)
                .sum();

        // Then
        int head = BlockCodec.encode(new Block(3, List.of())).length;
        assertThat(length - 4 * head).isEqualTo(whole.length - head);
    }

    @Test
    void shouldLeaveOtherVersionsToWhoeverDecodesThem() {
        // Given
        byte[] other = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

        // When, Then
        assertThat(BlockCodec.cut(other, name -> false)).isSameAs(other);
        assertThat(BlockCodec.cut(new byte[0], name -> false)).isEmpty();
    }

    @Test
    void shouldNotGiveDamagedBytesAChecksumThatIsRight() {
        // Given
        byte[] whole = BlockCodec.encode(BLOCK);
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));

            // When
            byte[] cut = BlockCodec.cut(damaged, Set.of("id", "y")::contains);

            // Then
            assertThat(cut).isSameAs(damaged);
        }
    }

    @Test
    void shouldSayTheSameOfDamageThatTheChecksumDoesNotShow() {
        // Given
        byte[] whole = BlockCodec.encode(BLOCK);
        Predicate<String> wanted = Set.of("id", "y", "größe\t")::contains;
        Random random = new Random(18);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            damaged[1 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
            ByteBuffer.wrap(damaged)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(damaged.length - 4, BlockLayout.checksum(damaged, damaged.length - 4));

            // When
            Object ofCut = outcome(BlockCodec.cut(damaged, wanted), wanted);

            // Then
            assertThat(ofCut).isEqualTo(outcome(damaged, wanted));
        }
    }

    /** What the block that is read would be written as, or what is said of the bytes. */
    private static Object outcome(byte[] bytes, Predicate<String> wanted) {
        try {
            return BlockCodec.encode(BlockCodec.decode(bytes, wanted));
        } catch (IllegalArgumentException exception) {
            return String.valueOf(exception.getMessage());
        }
    }
}
