package io.leeway.rows.packed;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the reference implementation packs is unpacked to what it was; all else is refused. */
class ZstdTest {

    private static final int SEVERAL_BLOCKS = 300_000;

    @Property(tries = 400)
    void shouldUnpackWhatTheReferencePacks(
            @ForAll("pages") byte[] page, @ForAll @IntRange(min = -5, max = 19) int level, @ForAll boolean checksum)
            throws PackedException {
        assertThat(unpack(pack(page, level, checksum), page.length)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({"-5", "1", "3", "9", "19", "22"})
    void shouldUnpackPagesOfSeveralBlocks(int level) throws PackedException {
        for (Pattern pattern : Pattern.values()) {
            byte[] page = pattern.page(SEVERAL_BLOCKS, new SplittableRandom(level));
            assertThat(unpack(pack(page, level, true), page.length))
                    .as("%s at level %d", pattern, level)
                    .isEqualTo(page);
        }
    }

    @Test
    void shouldUnpackSeveralFramesAndPassThoseThatAreToBeSkipped() throws PackedException {
        // Given
        byte[] first = "the first frame, the first frame".getBytes(UTF_8);
        byte[] second = "the second frame, the second frame".getBytes(UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(pack(first, 3, true));
        packed.writeBytes(HexFormat.of().parseHex("5f2a4d1803000000010203"));
        packed.writeBytes(pack(second, 3, false));

        // When
        byte[] page = unpack(packed.toByteArray(), first.length + second.length);

        // Then
        assertThat(new String(page, UTF_8)).isEqualTo(new String(first, UTF_8) + new String(second, UTF_8));
    }

    @Test
    void shouldUnpackNothing() throws PackedException {
        assertThat(unpack(new byte[0], 0)).isEmpty();
        assertThat(unpack(pack(new byte[0], 3, true), 0)).isEmpty();
    }

    @Test
    void shouldRefuseAnotherLengthThanThePageSays() {
        byte[] packed = pack(Pattern.WORDS.page(5_000, new SplittableRandom(1)), 3, false);
        assertRefused(packed, 4_999);
        assertRefused(packed, 5_001);
        assertRefused(packed, 0);
    }

    @Test
    void shouldRefuseWhatItsChecksumDoesNotFit() {
        byte[] packed = pack(Pattern.RANDOM.page(5_000, new SplittableRandom(1)), 3, true);
        packed[2_000] ^= 1;
        assertRefused(packed, 5_000);
    }

    @Test
    void shouldRefuseADictionaryThatIsElsewhere() {
        // Given
        ZstdDictTrainer trainer = new ZstdDictTrainer(100_000, 1_000);
        for (int i = 0; i < 1_000; i++) {
            trainer.addSample(Pattern.WORDS.page(100, new SplittableRandom(i)));
        }
        byte[] page = Pattern.WORDS.page(500, new SplittableRandom(-1));

        // When
        byte[] packed = Zstd.compressUsingDict(page, trainer.trainSamples(), 3);

        // Then
        assertRefused(packed, page.length);
    }

    /** There is a page of the length that was asked for, or a refusal, whatever is damaged. */
    @Property(tries = 4_000)
    void shouldNeverFailOtherwiseThanByARefusal(
            @ForAll("pages") byte[] page, @ForAll @IntRange(min = 1, max = 19) int level, @ForAll long seed) {
        byte[] packed = pack(page, level, false);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i <= random.nextInt(3); i++) {
            packed[random.nextInt(packed.length)] = (byte) random.nextInt();
        }
        byte[] damaged = random.nextInt(4) == 0 ? Arrays.copyOf(packed, random.nextInt(packed.length)) : packed;
        try {
            assertThat(unpack(damaged, page.length)).hasSize(page.length);
        } catch (PackedException refusal) {
            assertThat(refusal).hasMessageContaining("cannot be unpacked");
        }
    }

    @Provide
    Arbitrary<byte[]> pages() {
        return Combinators.combine(
                        Arbitraries.of(Pattern.class), Arbitraries.integers().between(0, 20_000), Arbitraries.longs())
                .as((pattern, length, seed) -> pattern.page(length, new SplittableRandom(seed)));
    }

    /** What columns look like. */
    private enum Pattern {
        ONE_BYTE {
            @Override
            byte[] page(int length, SplittableRandom random) {
                byte[] page = new byte[length];
                Arrays.fill(page, (byte) random.nextInt());
                return page;
            }
        },
        RANDOM {
            @Override
            byte[] page(int length, SplittableRandom random) {
                byte[] page = new byte[length];
                random.nextBytes(page);
                return page;
            }
        },
        /** Literals of few bytes, and nothing to repeat. */
        SKEWED {
            @Override
            byte[] page(int length, SplittableRandom random) {
                byte[] page = new byte[length];
                for (int i = 0; i < length; i++) {
                    page[i] = (byte) Math.abs(random.nextGaussian() * 12);
                }
                return page;
            }
        },
        /** Numbers of 8 bytes that count up by little. */
        TIMES {
            @Override
            byte[] page(int length, SplittableRandom random) {
                byte[] page = new byte[length];
                long time = 1_700_000_000_000L;
                for (int i = 0; i < length; i++) {
                    time += i % Long.BYTES == 0 ? random.nextInt(1_000) : 0;
                    page[i] = (byte) (time >>> (i % Long.BYTES * Byte.SIZE));
                }
                return page;
            }
        },
        WORDS {
            @Override
            byte[] page(int length, SplittableRandom random) {
                StringBuilder text = new StringBuilder();
                while (text.length() < length) {
                    text.append("word-").append(random.nextInt(1 << random.nextInt(1, 12)));
                }
                return Arrays.copyOf(text.toString().getBytes(UTF_8), length);
            }
        };

        abstract byte[] page(int length, SplittableRandom random);
    }

    private static byte[] pack(byte[] page, int level, boolean checksum) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            return context.setLevel(level).setChecksum(checksum).compress(page);
        }
    }

    private static byte[] unpack(byte[] packed, int length) throws PackedException {
        byte[] page = new byte[length];
        byte[] within = new byte[packed.length + 2];
        System.arraycopy(packed, 0, within, 1, packed.length);
        io.leeway.rows.packed.Zstd.unpack(within, 1, 1 + packed.length, page);
        return page;
    }

    private static void assertRefused(byte[] packed, int length) {
        assertThatThrownBy(() -> unpack(packed, length))
                .isInstanceOf(PackedException.class)
                .hasMessageContaining("cannot be unpacked");
    }
}
