package io.leeway.workbench.compare;

import org.jspecify.annotations.Nullable;

/** Reads cells as the services do. */
final class Cells {

    private Cells() {}

    /** The number that a cell holds, NaN for {@code NaN}; null when it holds none. */
    static @Nullable Double number(String cell) {
        String text = cell.strip();
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        // Java would take the suffixes of its own literals.
        boolean suffixed = last == 'd' || last == 'D' || last == 'f' || last == 'F';
        if (text.isEmpty() || suffixed) {
            return null;
        }
        try {
            return switch (text.toLowerCase(java.util.Locale.ROOT)) {
                case "nan", "null" -> Double.NaN;
                case "inf", "infinity", "+inf", "+infinity" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
                default -> Double.valueOf(text);
            };
        } catch (NumberFormatException exception) {
            return null;
        }
    }
}
