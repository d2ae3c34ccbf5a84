package io.leeway.benchmarks.push;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import io.leeway.benchmarks.MarkdownTable;

/** What small batches took, as tables. */
final class LatencyTables {

    private LatencyTables() {}

    /** A line for each stage of those that were pushed one after the other. */
    static String of(Walk walk) {
        MarkdownTable table = new MarkdownTable(List.of("ms after the push", "median", "p90", "p99", "longest"));
        row(table, "accepted", latencies(walk, Passage::accepted));
        row(table, "drift compared", latencies(walk, Passage::drift));
        row(table, "performance measured", latencies(walk, Passage::performance));
        row(table, "risk assessed", latencies(walk, Passage::assessed));
        row(table, "report can be read", latencies(walk, Passage::told));
        return table + "\n\n" + cpu(walk.whole(), "a batch", walk.passages().size());
    }

    /** A line for the answers to those that were pushed at once. */
    static String of(Crowd crowd) {
        MarkdownTable table = new MarkdownTable(List.of("ms", "median", "p90", "p99", "longest"));
        row(table, "accepted", crowd.accept());
        return String.format(
                Locale.ROOT,
                "%d clients: %.0f accepted/s; all evaluated %.1f s after the first push, %.0f/s%n%n%s%n%n%s",
                crowd.clients(),
                crowd.acceptedASecond(),
                crowd.whole().wallSeconds(),
                crowd.batches() / crowd.whole().wallSeconds(),
                table,
                cpu(crowd));
    }

    /** A line for the answers to single predictions, and what became of them. */
    static String of(EventLoad load) {
        MarkdownTable table = new MarkdownTable(List.of("ms", "median", "p90", "p99", "longest"));
        row(table, "answer", load.answers());
        Latencies settled = load.settledAnswers();
        if (settled != null) {
            row(table, "answer, 20 s after a start and later", settled);
        }
        row(table, "from when it was due until it was accepted", load.accepted());
        EventLedger ledger = load.ledger();
        return String.format(
                Locale.ROOT,
                "%,d events, %d/s, in %.0f s, ingest-service killed %d times; tried again %,d, of them stored before %,d;"
                        + " all in %d batches, evaluated %.0f s after the first%n%n%s%n%n%s",
                ledger.accepted(),
                load.aSecond(),
                load.seconds(),
                load.kills(),
                load.triedAgain(),
                ledger.duplicates(),
                ledger.batches(),
                load.whole().wallSeconds(),
                table,
                cpu(load.whole(), "a thousand events", ledger.accepted() / 1_000.0));
    }

    /** What each process used for single predictions that were taken as fast as they could be. */
    static String of(EventRate rate) {
        return cpu(rate.whole(), "a thousand events", rate.taken() / 1_000.0);
    }

    private static Latencies latencies(Walk walk, ToDoubleFunction<Passage> stage) {
        return Latencies.of(walk.passages().stream().mapToDouble(stage));
    }

    private static void row(MarkdownTable table, String name, Latencies latencies) {
        table.row(List.of(
                name,
                number(latencies.median()),
                number(latencies.p90()),
                number(latencies.p99()),
                number(latencies.longest())));
    }

    private static String cpu(Stage whole, String of, double times) {
        MarkdownTable table = new MarkdownTable(List.of("process", "cpu ms " + of));
        whole.cpuSeconds().forEach((process, seconds) -> table.row(List.of(process, number(seconds * 1_000 / times))));
        table.row(List.of("in all", number(whole.allCpuSeconds() * 1_000 / times)));
        return table.toString();
    }

    /** What was used until the last batch was accepted, and until all were evaluated. */
    private static String cpu(Crowd crowd) {
        MarkdownTable table = new MarkdownTable(List.of("process", "cpu ms a batch", "of it until the last answer"));
        crowd.whole()
                .cpuSeconds()
                .forEach((process, seconds) -> table.row(List.of(
                        process,
                        number(seconds * 1_000 / crowd.batches()),
                        number(crowd.intake().cpuSeconds().getOrDefault(process, 0.0) * 1_000 / crowd.batches()))));
        table.row(List.of(
                "in all",
                number(crowd.whole().allCpuSeconds() * 1_000 / crowd.batches()),
                number(crowd.intake().allCpuSeconds() * 1_000 / crowd.batches())));
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
