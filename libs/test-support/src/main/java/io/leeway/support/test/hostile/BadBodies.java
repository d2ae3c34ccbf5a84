package io.leeway.support.test.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Makes bad bodies from good ones. */
final class BadBodies {

    private static final List<String> PIECES = List.of(
            "\0",
            "\u0001\u001f",
            "\"",
            "\n",
            ",",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "{}",
            "[]",
            "[1,[2]]",
            "1e400",
            "-1e400",
            "1e151",
            "NaN",
            "Infinity",
            "9".repeat(1_001),
            "+999999999-12-31T23:59:59Z",
            "-0001-01-01T00:00:00Z",
            "\ud83d\ude00",
            "\u0085\u2028",
            "[".repeat(1_001),
            "{\"a\":".repeat(1_001),
            "t".repeat(1_001),
            "\u00fc".repeat(900),
            "&a [*a,*a,*a]",
            "!!net.example.Thing [\"http://localhost/\"]",
            "<<: *x",
            "---\n",
            "\t",
            "{\"by\":\"a\",\"by\":\"b\"}",
            "\\ud800",
            "\ufeff");

    private final SplittableRandom random;

    BadBodies(SplittableRandom random) {
        this.random = random;
    }

    /** A body and whether it is said to be compressed. */
    record Made(byte[] bytes, boolean gzipped) {}

    Made from(String good) {
        byte[] bytes = mutated(good);
        if (random.nextInt(6) != 0) {
            return new Made(bytes, false);
        }
        byte[] packed = gzip(bytes);
        return new Made(
                switch (random.nextInt(3)) {
                    case 0 -> Arrays.copyOf(packed, random.nextInt(packed.length));
                    case 1 -> flipped(packed);
                    default -> packed;
                },
                true);
    }

    private byte[] mutated(String good) {
        return switch (random.nextInt(10)) {
            case 0 -> new byte[0];
            case 1 -> good.substring(0, random.nextInt(good.length())).getBytes(StandardCharsets.UTF_8);
            case 2 -> flipped(good.getBytes(StandardCharsets.UTF_8));
            case 3 -> noise();
            case 4 -> piece().getBytes(StandardCharsets.UTF_8);
            case 5 -> (good + piece()).getBytes(StandardCharsets.UTF_8);
            case 6 -> replaced(good).getBytes(StandardCharsets.UTF_8);
            default -> inserted(good).getBytes(StandardCharsets.UTF_8);
        };
    }

    private String inserted(String good) {
        String text = good;
        for (int i = random.nextInt(4); i >= 0; i--) {
            int place = random.nextInt(text.length() + 1);
            text = text.substring(0, place) + piece() + text.substring(place);
        }
        return text;
    }

    /** Replaces a word or number, so that the body keeps its form and has a wrong value or key. */
    private String replaced(String good) {
        String[] words = good.split("\\b", -1);
        for (int i = random.nextInt(3); i >= 0; i--) {
            words[random.nextInt(words.length)] = piece();
        }
        return String.join("", words);
    }

    private byte[] flipped(byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(5); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(2_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return packed.toByteArray();
    }
}
