package io.leeway.evaluation.backtest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.backtest.BacktestEpisode;
import io.leeway.contracts.backtest.BacktestPeriod;
import io.leeway.contracts.backtest.BacktestSide;
import io.leeway.contracts.model.AlarmSettings;

/** Counts what a setting makes of all windows. */
final class SideCount {

    private final List<PastWindow> windows;
    private final Setting setting;
    private final List<Judged> judged;

    private SideCount(List<PastWindow> windows, Run run) {
        this.windows = windows;
        this.setting = run.setting();
        this.judged = run.judged();
    }

    static BacktestSide of(List<PastWindow> windows, Run run) {
        SideCount count = new SideCount(windows, run);
        return new BacktestSide(
                run.setting().drift().policy(),
                run.setting().alarms(),
                (int) count.judged.stream().filter(Judged::isJudged).count(),
                (int) count.judged.stream().filter(Judged::alarms).count(),
                count.expected(),
                (int) count.judged.stream().filter(Judged::quality).count(),
                (int) count.judged.stream().filter(Judged::change).count(),
                count.episodes(),
                count.periods());
    }

    private @Nullable Double expected() {
        double sum = 0;
        for (Judged one : judged) {
            Double level = one.verdict().level();
            if (one.isJudged() && level == null) {
                return null;
            }
            sum += one.isJudged() && level != null ? level : 0;
        }
        return judged.stream().anyMatch(Judged::isJudged) ? sum : null;
    }

    private List<BacktestEpisode> episodes() {
        List<BacktestEpisode> episodes = new ArrayList<>();
        int first = 0;
        while (first < judged.size()) {
            if (!judged.get(first).alarms()) {
                first++;
                continue;
            }
            int end = first;
            Set<String> columns = new LinkedHashSet<>();
            while (end < judged.size() && judged.get(end).alarms()) {
                columns.addAll(judged.get(end).verdict().columns());
                end++;
            }
            episodes.add(new BacktestEpisode(
                    windows.get(first).name(), windows.get(end - 1).name(), end - first, List.copyOf(columns)));
            first = end;
        }
        return episodes;
    }

    private boolean begins(int window) {
        return judged.get(window).alarms()
                && (window == 0 || !judged.get(window - 1).alarms());
    }

    private List<BacktestPeriod> periods() {
        AlarmSettings alarms = setting.alarms();
        long length = Duration.parse(alarms.per()).toMillis();
        List<BacktestPeriod> periods = new ArrayList<>();
        int first = 0;
        while (first < windows.size()) {
            long number = windows.get(first).offset().toMillis() / length;
            int end = first;
            int found = 0;
            int begun = 0;
            while (end < windows.size() && windows.get(end).offset().toMillis() / length == number) {
                found += judged.get(end).alarms() ? 1 : 0;
                begun += begins(end) ? 1 : 0;
                end++;
            }
            periods.add(new BacktestPeriod(
                    windows.get(first).name(),
                    windows.get(end - 1).name(),
                    end - first,
                    found,
                    begun,
                    found > alarms.budget()));
            first = end;
        }
        return periods;
    }
}
