package io.leeway.evaluation.witness;

import java.util.List;
import java.util.Locale;

import io.leeway.contracts.reports.Witness;
import io.leeway.contracts.reports.WitnessBuilder;
import io.leeway.contracts.text.Listing;
import io.leeway.evaluation.calibration.EarlierDistances;
import io.leeway.evaluation.calibration.PeriodWords;
import io.leeway.evaluation.profiles.DataProfile;

/** Says whether a window is unlike a second reference; a pure function. */
public final class WitnessJudge {

    /** So many earlier windows say what is usual, where there are as many. */
    public static final int REMEMBERED = 52;

    private static final int NAMED = 3;

    private final SecondReference reference;
    private final WitnessCase window;

    /** Of one window beside one second reference. */
    public WitnessJudge(SecondReference reference, WitnessCase window) {
        this.reference = reference;
        this.window = window;
    }

    /** How far the window is from all of these together, in the order of its columns; what is undefined is NaN. */
    public double[] distances(List<DataProfile> compared) {
        DataProfile together = compared.stream().reduce(DataProfile.empty(), DataProfile::merge);
        return EarlierDistances.between(window.columns(), window.minimumRows(), together, window.current());
    }

    /** Why it cannot be said. */
    public Witness unknown(String lack) {
        return Witness.unknown(
                reference.kind(),
                reference.size(),
                lack,
                "Whether it is unlike " + reference.words(windows()) + " cannot be known: " + lack + ".");
    }

    /**
     * What the second reference says.
     *
     * @param windows how many windows it consists of
     * @param distances of the window from it
     * @param earlier those of earlier windows from theirs
     */
    public Witness judge(int windows, double[] distances, List<EarlierDistances.Window> earlier) {
        EarlierDistances usual = new EarlierDistances(window.columns(), earlier);
        return usual.lack(window.current().rows()).map(this::unknown).orElseGet(() -> usual.judge(
                        distances, window.current().rows(), window.alarms(), window.length())
                .map(found -> said(windows, found))
                .orElseGet(() -> unknown("it has too few values of every column")));
    }

    private Witness said(int windows, EarlierDistances.Found found) {
        return WitnessBuilder.builder()
                .kind(reference.kind())
                .windows(windows)
                .compared(found.windows())
                .pValue(found.pValue())
                .level(found.level())
                .exceeded(found.exceeded())
                .columns(found.columns())
                .explanation(sentence(found))
                .build();
    }

    private String sentence(EarlierDistances.Found found) {
        String than = reference.words(windows());
        return found.exceeded()
                ? String.format(
                        Locale.ROOT,
                        "Unlike %s: farther from them than %d of %d earlier %s from theirs; by %s.",
                        than,
                        found.windows() - found.rank(),
                        found.windows(),
                        windows(),
                        Listing.of(found.columns(), NAMED))
                : String.format(
                        Locale.ROOT,
                        "Not unlike %s: %d of %d earlier %s were at least as far from theirs.",
                        than,
                        found.rank(),
                        found.windows(),
                        windows());
    }

    private String windows() {
        return PeriodWords.plural(window.length(), "windows");
    }
}
