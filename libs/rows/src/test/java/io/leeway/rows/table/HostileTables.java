package io.leeway.rows.table;

import java.util.random.RandomGenerator;

/** Texts that are nearly CSV: all that people and programs do to it, and more. */
final class HostileTables {

    private static final String[] CELLS = {
        "",
        " ",
        "1",
        "-2.50",
        "1e3",
        "NA",
        "True",
        "caf\u00e9",
        "\u4e2d\u6587",
        "\uD83D\uDE00",
        "\u00a0",
        "\u2003",
        "a b",
        "\t",
        "x=\\y",
        "'",
        "NaN",
        "2024-05-17T13:00:00Z",
        "0",
        "a\\",
        "\uFEFF"
    };
    private static final String[] QUOTED = {
        "\"\"",
        "\"a\"",
        "\"a,b\"",
        "\"a;b\"",
        "\"say \"\"hi\"\"\"",
        "\"\"\"\"",
        "\"two\nlines\"",
        "\"two\r\nlines\"",
        "\" \"",
        "\"caf\u00e9 \u4e2d\"",
        "\"\"\"x\""
    };
    private static final String[] BROKEN = {
        "\"a\"b", "\"never closed", "a\"b", "\"a\" ", "\"say \\\"hi\\\"\"", "\"a\\\\b\""
    };
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r", "\n\n", "\r\n\r\n"};
    private static final String[] SEPARATORS = {",", ";", "\t", "|"};

    private final RandomGenerator random;

    HostileTables(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        StringBuilder text = new StringBuilder();
        if (oneIn(10)) {
            text.append('\uFEFF');
        }
        String separator = of(SEPARATORS);
        if (oneIn(10)) {
            separator = oneIn(2) ? separator : "\u00a7";
            text.append("sep=").append(separator).append(of(LINE_ENDS));
        }
        int width = 1 + random.nextInt(6);
        for (int i = 0; i < width; i++) {
            text.append(i == 0 ? "" : separator).append(oneIn(6) ? of(CELLS) : oneIn(6) ? " c" + i + " " : "c" + i);
        }
        String end = of(LINE_ENDS);
        int rows = random.nextInt(12);
        boolean broken = oneIn(4);
        for (int row = 0; row < rows; row++) {
            text.append(oneIn(20) ? of(LINE_ENDS) : end);
            boolean blank = oneIn(6);
            int cells = oneIn(10) ? random.nextInt(width + 3) : width;
            for (int i = 0; i < cells; i++) {
                text.append(i == 0 ? "" : separator).append(blank ? (oneIn(4) ? " " : "") : cell(broken));
            }
        }
        return oneIn(2) ? text.append(end).toString() : text.toString();
    }

    private String cell(boolean broken) {
        if (broken && oneIn(12)) {
            return of(BROKEN);
        }
        return oneIn(5) ? of(QUOTED) : oneIn(30) ? "long ".repeat(random.nextInt(40)) : of(CELLS);
    }

    private String of(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
