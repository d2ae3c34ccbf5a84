package io.leeway.rows.cell;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds what is read of a cell's bytes against what is read of its text. */
class CellBytesTest {

    private static final String[] WHOLE = {
        "",
        " ",
        "NA",
        "NaN",
        "-NaN",
        "nan",
        "<NA>",
        "\\N",
        "inf",
        "-Infinity",
        "True",
        "TRUE ",
        "false",
        "1,5",
        "12 %",
        "1d",
        "0x1p3",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e400",
        "-1e-400",
        "01",
        "-0",
        "-0.0",
        "1.0",
        "1e0",
        "17.50",
        "9007199254740993",
        "1234567890123456789",
        "99999999999999999999999",
        "0.1",
        "-999",
        "-999.0",
        "\u00a05",
        "\u20035",
        "5\u3000",
        "2024-02-29",
        "2023-02-29",
        "2024-05-17 13:00",
        "2024-05-17T24:00:00Z",
        "0000-01-01",
        "2024-05-17T13:00:00.123456789Z",
        "2024-05-17T13:00:00.1234567891",
        "2024-05-17T13:00:00+02:00",
        "1715950800",
        "1969-12-31T23:59:59.9995",
        "9999-12-31 23:59:59",
        "0001-01-01T00:00:00Z",
        "2024-13-01",
        "2024-05-17Z",
        "2024-05-17T13:00:00.Z",
        "2024/05/17",
        "caf\u00e9",
        "\uD83D\uDE00"
    };
    private static final String PIECES = "0123456789012345678901234567890123456789+-..eE  ,%:TZ-\t\u00e9\u2003";

    private static final List<CellForms> FORMS = List.of(
            CellForms.usual(),
            new CellForms(
                    MissingWords.of(List.of("-999", "0", "caf\u00e9", "2024-02-29")),
                    NumberForm.point(),
                    TimeForm.utc(),
                    Set.of("c")),
            new CellForms(
                    MissingWords.usual(),
                    new NumberForm(',', '.'),
                    new TimeForm(ZoneId.of("Europe/Zurich"), TimeForm.Epoch.SECONDS),
                    Set.of()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldReadOfBytesWhatIsReadOfText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            // Given
            String text = text(random);
            byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
            Cell cell = new Cell();

            // When
            cell.setBytes(bytes, 1, bytes.length - 1);

            // Then
            for (CellForms forms : FORMS) {
                assertThat(said(() -> forms.number(cell))).as(text).isEqualTo(said(() -> forms.number(text)));
                assertThat(said(() -> forms.time(cell))).as(text).isEqualTo(said(() -> forms.time(text)));
            }
        }
    }

    @Test
    void shouldReadEveryDoubleAsJavaDoes() throws CellException {
        SplittableRandom random = new SplittableRandom(3);
        Cell cell = new Cell();
        for (int i = 0; i < 200_000; i++) {
            // Given
            String text = number(random, i % 5);
            byte[] bytes = text.getBytes(UTF_8);

            // When
            cell.setBytes(bytes, 0, bytes.length);

            // Then
            assertThat(CellForms.usual().number(cell)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void shouldDecideOnceWhatAWordSays() {
        for (CellForms forms : FORMS) {
            for (String column : List.of("c", "d")) {
                // Given
                SplittableRandom random = new SplittableRandom(4);
                WordTable words =
                        new WordTable(forms, column, word -> word.length() > 3 ? "It is long: " + word : null);
                Cell cell = new Cell();
                for (int i = 0; i < 60_000; i++) {
                    String text = text(random);
                    byte[] bytes = text.getBytes(UTF_8);
                    cell.setBytes(bytes, 0, bytes.length);
                    String expected = forms.word(column, text);

                    // When
                    Word word = words.word(cell);

                    // Then
                    assertThat(word.text()).as(text).isEqualTo(expected);
                    assertThat(word.folded()).isEqualTo(expected != null && !expected.equals(text));
                    assertThat(word.fault())
                            .isEqualTo(expected == null || expected.length() <= 3 ? null : "It is long: " + expected);
                }
            }
        }
    }

    private static String text(SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            return WHOLE[random.nextInt(WHOLE.length)];
        }
        if (random.nextInt(3) == 0) {
            return " ".repeat(random.nextInt(2)) + number(random, random.nextInt(5)) + "\t".repeat(random.nextInt(2));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(24); i > 0; i--) {
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        return text.toString();
    }

    private static String number(SplittableRandom random, int kind) {
        return switch (kind) {
            case 0 -> Double.toString(finite(random));
            case 1 -> Double.toString(random.nextDouble() * 1_000);
            case 2 -> Long.toString(random.nextLong()) + "." + Math.abs(random.nextInt());
            case 3 -> random.nextInt(100_000) + "." + random.nextInt(100) + "e" + (random.nextInt(600) - 300);
            default -> Integer.toString(random.nextInt(2_000) - 1_000);
        };
    }

    private static double finite(SplittableRandom random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 0;
    }

    private interface Reading {
        double read() throws CellException;
    }

    /** What is read, bit by bit but for the kinds of NaN, or what is said against it. */
    private static String said(Reading reading) {
        try {
            return Double.toString(reading.read());
        } catch (CellException exception) {
            return exception.getMessage();
        }
    }
}
