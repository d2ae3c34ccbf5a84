package io.leeway.rows.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Texts that are nearly JSON, one value a line: all that people and programs do to it, and more. */
final class HostileLines {

    private static final String[] KEYS = {
        "id", "x", "n1", "n10", "a \\\"b\\\"", "caf\u00e9", "caf\\u00e9", "\u4e2d", "\uD83D\uDE00", "X", "a b"
    };
    private static final String[] BAD_KEYS = {"", "\\n", "x\\u0000", "\\ud800", "bad \\q", "tab\there"};
    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "0",
        "-0",
        "17",
        "-999",
        "9007199254740993",
        "123456789012345678901234567890",
        "0.0",
        "-0.0",
        "-999.0",
        "17.50",
        "0.1",
        "1e3",
        "1E+3",
        "-1.5e-7",
        "1e400",
        "-1e400",
        "1e-400",
        "4.9E-324",
        "1.7976931348623157E308",
        "2.2250738585072011e-308",
        "0.1234567890123456789012345678901234567890",
        "12345678.901234567",
        "NaN",
        "-Infinity",
        "Infinity",
        "+Infinity",
        "\"\"",
        "\" \"",
        "\"NaN\"",
        "\"1.50\"",
        "\"1,5\"",
        "\"a word\"",
        "\"caf\u00e9\"",
        "\"\u4e2d\u6587 \uD83D\uDE00\"",
        "\"\\\"quoted\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"",
        "\"\\u0041\\u00e9\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"\\u0000\"",
        "\"\u007f\u0080\u2028\"",
        "[]",
        "[1, 2.50, null]",
        "[1e2,\"a\",[true]]",
        "{}",
        "{\"x\": 1, \"y\": {\"x\": [1]}}",
        "{\"x\": 1, \"x\": 2}",
        "[{\"x\": 1, \"x\": 2}]",
        "[[{\"x\": [{\"k\": 1, \"j\": 1, \"k\": 2}]}]]",
        "[[[[[[[[[[[[]]]]]]]]]]]]",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}}"
    };
    private static final String[] BROKEN = {
        "",
        "nul",
        "nulL",
        "True",
        "nan",
        "01",
        "-",
        "+1",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "1 2",
        "'a'",
        "\"never closed",
        "\"bad \\q\"",
        "\"bad \\u12g4\"",
        "\"tab\there\"",
        "\"nul\u0000\"",
        "\u0000",
        "\uFEFF1",
        "[1",
        "{\"x\"",
        "]",
        "// 1",
        "1" + "0".repeat(120),
        "0." + "1".repeat(120),
        "\u00a01"
    };
    private static final String[] LINES = {
        "1",
        "\"a\"",
        "null",
        "[]",
        "[1",
        "[{\"x\": 1}]",
        "{",
        "}",
        "{}",
        "{} {}",
        "{\"x\": 1} x",
        "nonsense",
        "\uFEFF{\"x\": 1}"
    };
    private static final String[] BLANKS = {"", " ", "\t", "\u2003", " \u3000", "\u001f"};
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"};

    private final Random random;

    HostileLines(long seed) {
        random = new Random(seed);
    }

    /** A body of up to some ten lines. */
    String next() {
        StringBuilder text = new StringBuilder(oneIn(10) ? "\uFEFF" : "");
        List<String> keys = keys();
        String end = of(LINE_ENDS);
        boolean broken = oneIn(3);
        for (int rows = random.nextInt(12); rows > 0; rows--) {
            if (oneIn(15)) {
                text.append(of(BLANKS));
            } else if (oneIn(15)) {
                text.append(of(LINES));
            } else {
                row(text, oneIn(6) ? keys() : keys, broken);
            }
            text.append(oneIn(20) ? of(LINE_ENDS) : end);
        }
        return oneIn(2) ? text.toString() : text.toString().stripTrailing();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(KEYS));
        Collections.shuffle(keys, random);
        return keys.subList(0, random.nextInt(keys.size()));
    }

    private void row(StringBuilder text, List<String> keys, boolean broken) {
        text.append(blank()).append('{').append(blank());
        boolean first = true;
        for (String key : keys) {
            if (oneIn(10)) {
                continue;
            }
            text.append(first ? "" : ",").append(blank());
            text.append('"')
                    .append(oneIn(40) ? of(KEYS) : broken && oneIn(200) ? of(BAD_KEYS) : key)
                    .append('"');
            text.append(blank()).append(broken && oneIn(60) ? "" : ":").append(blank());
            text.append(broken && oneIn(20) ? of(BROKEN) : of(VALUES)).append(blank());
            first = false;
        }
        text.append(broken && oneIn(20) ? "," : "").append(broken && oneIn(20) ? "" : "}");
        text.append(oneIn(30) ? " " : "");
    }

    private String blank() {
        return oneIn(12) ? oneIn(2) ? " " : "\t" : "";
    }

    private String of(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
