package io.leeway.rows.table;

import java.util.ArrayList;
import java.util.List;

/**
 * How a CSV file separates cells and quotes quotes, told from its beginning: European spreadsheets write semicolons,
 * databases tabs or bars, Spark {@code \"} for a quote within a cell. A first line {@code sep=;}, as Excel writes, says it.
 *
 * @param separator what stands between cells
 * @param backslash whether a quote within a quoted cell is {@code \"} and not {@code ""}
 * @param declared whether a first line of its own, which is no header, names the separator
 */
record Dialect(char separator, boolean backslash, boolean declared) {

    /** So many characters are looked at. */
    static final int SAMPLE = 1 << 16;

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int LINES = 10;

    /**
     * The dialect of text.
     *
     * @param sample its first characters
     * @param whole whether they are all there are
     */
    static Dialect of(String sample, boolean whole) {
        String first = sample.lines().findFirst().orElse("").strip();
        if (first.length() == 5 && first.regionMatches(true, 0, "sep=", 0, 4)) {
            char separator = first.charAt(4);
            return new Dialect(separator, isEscaped(sample, separator), true);
        }
        char separator = separator(lines(sample, whole));
        return new Dialect(separator, isEscaped(sample, separator), false);
    }

    /** The first lines that are complete and not blank; a line break within quotes ends none. */
    private static List<String> lines(String sample, boolean whole) {
        List<String> lines = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < sample.length() && lines.size() < LINES; i++) {
            char character = sample.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && (character == '\n' || character == '\r')) {
                add(lines, sample.substring(start, i));
                start = i + 1;
            }
        }
        if (lines.isEmpty() || (whole && lines.size() < LINES)) {
            add(lines, sample.substring(start));
        }
        return lines;
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }

    /**
     * The separator that most cells of the header are set apart by, one before others by which all lines have as many cells;
     * a comma where there is none.
     */
    private static char separator(List<String> lines) {
        char best = ',';
        int most = 0;
        boolean bestAgrees = false;
        for (char candidate : SEPARATORS) {
            int cells = lines.isEmpty() ? 0 : separators(lines.getFirst(), candidate);
            boolean agrees = cells > 0 && lines.stream().allMatch(line -> separators(line, candidate) == cells);
            if (cells > 0 && ((agrees && !bestAgrees) || (agrees == bestAgrees && cells > most))) {
                best = candidate;
                most = cells;
                bestAgrees = agrees;
            }
        }
        return best;
    }

    private static int separators(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == separator) {
                count++;
            }
        }
        return count;
    }

    /**
     * Whether {@code \"} occurs where it cannot be the last backslash of a cell and its closing quote: another character of
     * the cell follows it.
     */
    private static boolean isEscaped(String sample, char separator) {
        for (int i = sample.indexOf("\\\""); i >= 0; i = sample.indexOf("\\\"", i + 2)) {
            char next = i + 2 < sample.length() ? sample.charAt(i + 2) : '\n';
            if (next != separator && next != '\n' && next != '\r' && next != '"') {
                return true;
            }
        }
        return false;
    }

    /** What is to be told of it, in sentences; nothing of what RFC 4180 has. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (separator != ',') {
            notes.add("The cells are separated by " + name() + ".");
        }
        if (backslash) {
            notes.add("Quotes within cells are written with a backslash.");
        }
        return notes;
    }

    private String name() {
        return switch (separator) {
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "'" + separator + "'";
        };
    }
}
