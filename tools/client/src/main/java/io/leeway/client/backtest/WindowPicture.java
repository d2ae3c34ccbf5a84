package io.leeway.client.backtest;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.backtest.BacktestVerdict;
import io.leeway.contracts.backtest.BacktestWindow;

/** Draws windows as letters, one a window: an alarm, none, or no verdict. */
final class WindowPicture {

    private static final int WIDTH = 60;

    private WindowPicture() {}

    /** What the letters mean. */
    static String legend() {
        return "# alarm   . none   ? no verdict";
    }

    /** The windows in lines of {@value #WIDTH}, both settings below each other where there are two. */
    static String of(List<BacktestWindow> windows, boolean both) {
        StringBuilder picture = new StringBuilder();
        for (int from = 0; from < windows.size(); from += WIDTH) {
            List<BacktestWindow> some = windows.subList(from, Math.min(windows.size(), from + WIDTH));
            picture.append(line("today", some, BacktestWindow::today));
            if (both) {
                picture.append(line("other", some, BacktestWindow::other));
            }
        }
        return picture.toString().stripTrailing();
    }

    private static String line(
            String name, List<BacktestWindow> windows, Function<BacktestWindow, @Nullable BacktestVerdict> side) {
        StringBuilder line = new StringBuilder("  " + name + "  ");
        windows.forEach(window -> line.append(letter(side.apply(window))));
        return line.append(System.lineSeparator()).toString();
    }

    private static char letter(@Nullable BacktestVerdict verdict) {
        if (verdict == null) {
            return ' ';
        }
        return switch (verdict.verdict()) {
            case DRIFTED -> '#';
            case STABLE -> '.';
            case INSUFFICIENT_DATA -> '?';
        };
    }
}
