package io.leeway.rows.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.rows.table.Drip;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the window over bytes against the reader of characters. */
class Utf8InputTest {

    private static final String[] PIECES = {
        "plain text\n",
        "a",
        "\n",
        "\r\n",
        "caf\u00e9",
        "\u4e2d\u6587",
        "\uD83D\uDE00",
        "\u0000",
        "\u07ff\u0800\uffff",
        "\uDBFF\uDFFF"
    };

    /** Shorter forms, halves of pairs, beyond the last character, cut off, alone. */
    private static final int[][] BROKEN = {
        {0xC0, 0x80},
        {0xE0, 0x9F, 0xBF},
        {0xED, 0xA0, 0x80},
        {0xF0, 0x8F, 0xBF, 0xBF},
        {0xF4, 0x90, 0x80, 0x80},
        {0xE9},
        {0xE4, 0xB8},
        {0x80},
        {0xFF},
        {0xF0, 0x9F, 0x98},
        {0xC3, 0x28},
        {0xF5, 0x80, 0x80, 0x80}
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTakeWhatTheReaderTakesAndRefuseWhatItRefuses(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            // Given
            byte[] bytes = bytes(random);

            // When
            String windows = windows(new Drip(bytes, random, 1 + random.nextInt(30)), random);

            // Then
            assertThat(windows).isEqualTo(characters(new ByteArrayInputStream(bytes)));
        }
    }

    private static byte[] bytes(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        int pieces = random.nextInt(60);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        byte[] good = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            return good;
        }
        int[] broken = BROKEN[random.nextInt(BROKEN.length)];
        byte[] all = new byte[good.length + broken.length];
        int at = random.nextInt(good.length + 1);
        System.arraycopy(good, 0, all, 0, at);
        for (int i = 0; i < broken.length; i++) {
            all[at + i] = (byte) broken[i];
        }
        System.arraycopy(good, at, all, at + broken.length, good.length - at);
        return all;
    }

    private static String characters(InputStream bytes) throws IOException {
        StringWriter text = new StringWriter();
        try {
            new Utf8Reader(bytes).transferTo(text);
            return text.toString();
        } catch (NotUtf8Exception exception) {
            return exception.getMessage();
        }
    }

    private static String windows(InputStream bytes, SplittableRandom random) throws IOException {
        Utf8Input input = Utf8Input.of(bytes);
        StringBuilder text = new StringBuilder();
        int kept = 0;
        try {
            while (input.more(kept)) {
                int from = random.nextBoolean() ? input.end() : 0;
                text.append(new String(input.bytes(), 0, from, StandardCharsets.UTF_8));
                kept = from;
            }
            return text.append(new String(input.bytes(), 0, input.end(), StandardCharsets.UTF_8))
                    .toString();
        } catch (NotUtf8Exception exception) {
            return exception.getMessage();
        }
    }
}
