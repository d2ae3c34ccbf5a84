package io.leeway.benchmarks.alarms;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import io.leeway.benchmarks.MarkdownTable;
import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.model.DriftPolicyName;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.evaluation.policy.Judgement;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.quality.DataQuality;
import io.leeway.evaluation.quality.QualitySettings;

/** The share of changed batches in which a changed column is found, by change, rows of a batch and who looks. */
final class PowerTable {

    private static final List<Integer> SIZES = List.of(200, 1_000, 5_000);

    /** Who finds a change. */
    enum Finder {
        /** The shift is beyond chance at the default alpha, corrected for the number of columns. */
        SIGNIFICANT("significant"),
        /** It is, and large enough: the verdict. */
        DRIFT("drift"),
        QUALITY("quality"),
        EVIDENTLY("evidently"),
        NANNYML("nannyml");

        private final String title;

        Finder(String title) {
            this.title = title;
        }
    }

    private final Extent extent;
    private double largestError;

    PowerTable(Extent extent) {
        this.extent = extent;
    }

    void print(PrintStream out) {
        List<String> headings = new ArrayList<>(List.of("change"));
        for (Finder finder : Finder.values()) {
            headings.add(finder.title);
        }
        MarkdownTable table = new MarkdownTable(headings);
        for (PowerCase change : PowerCase.all()) {
            table.row(row(change));
        }
        out.println("Changed batches in which a changed column is found, %; batches of 200 / 1,000 / 5,000 rows");
        out.println();
        out.println(table);
        out.println();
        out.printf(
                Locale.ROOT,
                "%d references of %,d rows, %d batches of each size; largest standard error %s%n%n",
                extent.references(),
                extent.referenceRows(),
                extent.batches(),
                Shares.percent(largestError));
    }

    private List<String> row(PowerCase change) {
        List<List<Map<Finder, Integer>>> counts = extent.each(change.title(), seed -> counts(change, seed));
        List<String> cells = new ArrayList<>(List.of(change.title()));
        for (Finder finder : Finder.values()) {
            List<String> bySize = new ArrayList<>();
            for (int size = 0; size < SIZES.size(); size++) {
                Shares shares = new Shares();
                for (List<Map<Finder, Integer>> reference : counts) {
                    shares.add(reference.get(size).getOrDefault(finder, 0), extent.batches());
                }
                largestError = Math.max(largestError, shares.standardError());
                bySize.add(String.format(Locale.ROOT, "%.0f", 100 * shares.mean()));
            }
            cells.add(String.join(" / ", bySize));
        }
        return cells;
    }

    /** How often each found the change, by size, against one reference. */
    private List<Map<Finder, Integer>> counts(PowerCase change, long seed) {
        DataStream stream = change.kind().open(seed);
        SplittableRandom random = new SplittableRandom(~seed);
        DataProfile reference = Learnt.reference(change.kind().definition(), stream.next(extent.referenceRows()));
        List<Map<Finder, Integer>> counts = new ArrayList<>();
        for (int size : SIZES) {
            Map<Finder, Integer> found = new EnumMap<>(Finder.class);
            for (int batch = 0; batch < extent.batches(); batch++) {
                Block rows = change.of(stream.next(size), random);
                for (Finder finder : finders(change, reference, rows)) {
                    found.merge(finder, 1, Integer::sum);
                }
            }
            counts.add(found);
        }
        return counts;
    }

    private static List<Finder> finders(PowerCase change, DataProfile reference, Block rows) {
        ModelDefinition definition = change.kind().definition();
        DataProfile current = Learnt.batch(definition, rows);
        List<String> changed = change.changed();
        List<Finder> finders = new ArrayList<>();
        Map<String, Judgement> judged = PolicyVerdicts.of(DriftPolicyName.LEEWAY, definition, reference, current);
        if (PolicyVerdicts.anySignificant(judged, changed)) {
            finders.add(Finder.SIGNIFICANT);
        }
        if (anyOf(changed, PolicyVerdicts.drifted(judged))) {
            finders.add(Finder.DRIFT);
        }
        List<String> bad = new DataQuality(QualitySettings.defaults())
                        .check(
                                change.kind().monitored(),
                                reference,
                                current,
                                definition.drift().minimumRows(),
                                IntakeReport.clean())
                        .stream()
                        .map(finding -> finding.column())
                        .toList();
        if (anyOf(changed, bad)) {
            finders.add(Finder.QUALITY);
        }
        for (Finder parity : List.of(Finder.EVIDENTLY, Finder.NANNYML)) {
            DriftPolicyName policy = DriftPolicyName.valueOf(parity.name());
            if (anyOf(changed, PolicyVerdicts.drifted(PolicyVerdicts.of(policy, definition, reference, current)))) {
                finders.add(parity);
            }
        }
        return finders;
    }

    private static boolean anyOf(Collection<String> changed, Collection<String> found) {
        return found.stream().anyMatch(changed::contains);
    }
}
