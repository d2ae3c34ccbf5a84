package io.leeway.benchmarks.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.leeway.benchmarks.MarkdownTable;

/** A push as a table: a line for each process, a column of cpu seconds for each stage. */
final class PushTable {

    private PushTable() {}

    static String of(Push push) {
        Stage whole = push.whole();
        List<String> headings = new ArrayList<>(List.of("cpu s of"));
        push.stages().forEach(stage -> headings.add(stage.name()));
        headings.addAll(List.of("in all", "peak heap MB", "peak RSS MB"));
        MarkdownTable table = new MarkdownTable(headings);
        whole.cpuSeconds().keySet().forEach(process -> {
            List<String> line = new ArrayList<>(List.of(process));
            push.stages().forEach(stage -> line.add(seconds(stage.cpuSeconds().getOrDefault(process, 0.0))));
            line.add(seconds(whole.cpuSeconds().getOrDefault(process, 0.0)));
            line.add(megabytes(push.peakHeapMegabytes(), process));
            line.add(megabytes(push.peakMegabytes(), process));
            table.row(line);
        });
        List<String> wall = new ArrayList<>(List.of("wall s"));
        push.stages().forEach(stage -> wall.add(seconds(stage.wallSeconds())));
        wall.addAll(List.of(seconds(whole.wallSeconds()), "", ""));
        table.row(wall);
        return String.format(
                Locale.ROOT,
                "%n%s: %,d rows x %d columns, %.0f MB; Leeway %.2f cpu s, everything %.2f, %,.0f rows/s accepted%n%s%n%n%s%n",
                push.form(),
                push.rows(),
                GeneratedRows.width(),
                push.bytes() / 1e6,
                push.leewayCpuSeconds(),
                whole.allCpuSeconds(),
                push.rows() / push.stages().getFirst().wallSeconds(),
                pandas(push.pandas()),
                table);
    }

    private static String pandas(Pandas.@Nullable Reading reading) {
        return reading == null
                ? "pandas is not installed, or pyarrow is not: nothing stands beside it"
                : String.format(
                        Locale.ROOT,
                        "pandas %s reads the same file in %.2f cpu s, %.2f wall s",
                        reading.version(),
                        reading.cpuSeconds(),
                        reading.wallSeconds());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    private static String megabytes(Map<String, ? extends Number> all, String process) {
        Number megabytes = all.get(process);
        return megabytes == null ? "" : String.format(Locale.ROOT, "%.0f", megabytes.doubleValue());
    }
}
