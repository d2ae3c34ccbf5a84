package io.leeway.client.backtest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.client.console.Terminal;
import io.leeway.client.console.TextTable;
import io.leeway.contracts.backtest.BacktestBasis;
import io.leeway.contracts.backtest.BacktestEpisode;
import io.leeway.contracts.backtest.BacktestFound;
import io.leeway.contracts.backtest.BacktestPeriod;
import io.leeway.contracts.backtest.BacktestPower;
import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.backtest.BacktestSide;
import io.leeway.contracts.backtest.BacktestWindow;
import io.leeway.contracts.text.Listing;

/** Lays a backtest out for people. */
final class BacktestText {

    private static final int NAMED = 4;
    private static final int MOST_LINES = 40;
    private static final String NOTHING = "-";

    private final BacktestReport report;
    private final List<String> parts = new ArrayList<>();

    private BacktestText(BacktestReport report) {
        this.report = report;
    }

    static String of(BacktestReport report) {
        BacktestText text = new BacktestText(report);
        text.parts.add(text.title());
        text.parts.add(text.summary());
        text.parts.add(WindowPicture.legend()
                + System.lineSeparator()
                + WindowPicture.of(report.windows(), report.other() != null));
        text.parts.add(text.episodes());
        text.parts.add(text.periods());
        text.parts.add(text.power());
        report.notes().forEach(note -> text.parts.add("note: " + Terminal.safe(note)));
        return String.join(
                System.lineSeparator().repeat(2),
                text.parts.stream().filter(part -> !part.isEmpty()).toList());
    }

    private String title() {
        return String.format(
                Locale.ROOT,
                "%s version %d: %,d %s judged again",
                Terminal.safe(report.model()),
                report.version(),
                report.windows().size(),
                report.basis() == BacktestBasis.WINDOWS ? "windows" : "chunks of the reference");
    }

    private String summary() {
        BacktestSide other = report.other();
        TextTable table = new TextTable("", "TODAY", other == null ? "" : "OTHER");
        row(table, "policy", policy(report.today()), other == null ? null : policy(other));
        row(table, "budget", budget(report.today()), other == null ? null : budget(other));
        row(table, "with a verdict", report.today().judged(), other == null ? null : other.judged());
        row(table, "alarms about drift", report.today().alarms(), other == null ? null : other.alarms());
        row(
                table,
                "by chance at most",
                number(report.today().expected()),
                other == null ? null : number(other.expected()));
        row(
                table,
                "episodes",
                report.today().episodes().size(),
                other == null ? null : other.episodes().size());
        row(table, "periods over budget", over(report.today()), other == null ? null : over(other));
        row(table, "quality findings", report.today().quality(), other == null ? null : other.quality());
        row(table, "changes over time", report.today().changes(), other == null ? null : other.changes());
        return other == null ? table.toString() : table + System.lineSeparator().repeat(2) + overlap();
    }

    private static void row(TextTable table, String what, Object today, @Nullable Object other) {
        table.row(what, today.toString(), other == null ? "" : other.toString());
    }

    private static String policy(BacktestSide side) {
        return side.policy().name().toLowerCase(Locale.ROOT);
    }

    private static String budget(BacktestSide side) {
        String budget =
                BigDecimal.valueOf(side.budget().budget()).stripTrailingZeros().toPlainString();
        return budget + " per " + Terminal.safe(side.budget().per());
    }

    private static String over(BacktestSide side) {
        long over = side.periods().stream().filter(BacktestPeriod::overBudget).count();
        return over + " of " + side.periods().size();
    }

    /** Which windows alarm under which settings. */
    private String overlap() {
        int both = 0;
        List<String> today = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (BacktestWindow window : report.windows()) {
            boolean now = window.today().alarms();
            boolean then = window.other() != null && window.other().alarms();
            both += now && then ? 1 : 0;
            if (now && !then) {
                today.add(Terminal.safe(window.name()));
            }
            if (then && !now) {
                other.add(Terminal.safe(window.name()));
            }
        }
        return "alarms under both " + both + "; only today " + named(today) + "; only other " + named(other);
    }

    private static String named(List<String> windows) {
        return windows.isEmpty() ? "0" : windows.size() + " (" + Listing.of(windows, NAMED) + ")";
    }

    private String episodes() {
        TextTable table = new TextTable("EPISODE OF", "FROM", "TO", "WINDOWS", "FEATURES");
        int rows = add(table, "today", report.today());
        rows += report.other() == null ? 0 : add(table, "other", report.other());
        return rows == 0 ? "" : table.toString();
    }

    private static int add(TextTable table, String side, BacktestSide of) {
        of.episodes().stream()
                .limit(MOST_LINES)
                .forEach((BacktestEpisode episode) -> table.row(
                        side,
                        Terminal.safe(episode.first()),
                        Terminal.safe(episode.last()),
                        Integer.toString(episode.windows()),
                        Terminal.safe(Listing.of(episode.columns(), NAMED))));
        int more = of.episodes().size() - MOST_LINES;
        if (more > 0) {
            table.row(side, "and " + more + " more", "", "", "");
        }
        return of.episodes().size();
    }

    /** The periods in which there is an alarm. */
    private String periods() {
        TextTable table = new TextTable("PERIOD OF", "FROM", "TO", "WINDOWS", "ALARMS", "EPISODES BEGUN", "BUDGET");
        addPeriods(table, "today", report.today());
        if (report.other() != null) {
            addPeriods(table, "other", report.other());
        }
        boolean none = Stream.of(report.today(), report.other()).allMatch(side -> side == null || side.alarms() == 0);
        return none ? "" : table.toString();
    }

    private static void addPeriods(TextTable table, String name, BacktestSide side) {
        side.periods().stream()
                .filter(period -> period.alarms() > 0)
                .limit(MOST_LINES)
                .forEach(period -> table.row(
                        name,
                        Terminal.safe(period.first()),
                        Terminal.safe(period.last()),
                        Integer.toString(period.windows()),
                        Integer.toString(period.alarms()),
                        Integer.toString(period.episodes()),
                        period.overBudget() ? "over" : "kept"));
    }

    private String power() {
        if (report.power().isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(
                "DRIFT PUT IN",
                "FEATURE",
                "SIZE",
                "WHEN",
                "UNDER",
                "STARTS",
                "FOUND AT ONCE %",
                "WITHIN " + BacktestFound.SOON + " %",
                "MEAN DELAY",
                "MISSED");
        report.power().forEach(power -> {
            add(table, power, "today", power.today());
            if (power.other() != null) {
                add(table, power, "other", power.other());
            }
        });
        return table.toString();
    }

    private static void add(TextTable table, BacktestPower power, String side, BacktestFound found) {
        table.row(
                Terminal.safe(power.injection()),
                Terminal.safe(power.column()),
                Terminal.safe(power.size()),
                Terminal.safe(power.schedule()),
                side,
                Integer.toString(found.starts()),
                percent(found.atOnce()),
                percent(found.within()),
                number(found.delay()),
                Integer.toString(found.missed()));
    }

    private static String percent(@Nullable Double share) {
        return share == null ? NOTHING : String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    private static String number(@Nullable Double value) {
        return value == null ? NOTHING : String.format(Locale.ROOT, "%.1f", value);
    }
}
