package io.leeway.evaluation.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.reports.Witness;
import io.leeway.evaluation.calibration.EarlierDistances;
import io.leeway.evaluation.profiles.DataProfile;

/**
 * Asks second references about a window. They consist of the windows before it, and of the parts of the reference before the
 * first one, so that they speak from the first window on where the reference is long enough.
 */
public final class SecondWitness {

    private final WitnessCase window;
    private final String reference;
    private final List<ReferenceWindow> parts;
    private final History history;
    private final String profileKey;
    private final Kept kept;
    private final ReferenceDistances measured;

    /** What is kept of windows. */
    public interface Kept {

        /** The profiles of those of which one is kept, by their batches. */
        Map<String, DataProfile> profiles(List<PastWindow> windows);

        /** How far those that were compared in this way were from the windows of a second reference, by their batches. */
        Map<String, Distances> distances(List<PastWindow> windows, Witness.Kind kind);
    }

    /**
     * How far a window was from those that it was compared with.
     *
     * @param key tells apart what was compared in another way
     * @param values one a distance; NaN where it is undefined
     */
    public record Distances(String key, double[] values) {}

    /**
     * What a second reference says.
     *
     * @param distances of the window from it; absent where there is nothing to compare with
     */
    public record Said(Witness witness, @Nullable Distances distances) {}

    /**
     * About one window.
     *
     * @param reference the reference's id
     * @param parts of the reference before the first window
     * @param history the windows before the window
     * @param profileKey what the window's profile follows from; profiles of another one are not compared
     */
    public SecondWitness(
            WitnessCase window,
            String reference,
            List<ReferenceWindow> parts,
            History history,
            String profileKey,
            Kept kept,
            ReferenceDistances measured) {
        this.window = window;
        this.reference = reference;
        this.parts = List.copyOf(parts);
        this.history = history;
        this.profileKey = profileKey;
        this.kept = kept;
        this.measured = measured;
    }

    /** What one of them says. */
    public Said ask(SecondReference second) {
        WitnessJudge judge = new WitnessJudge(second, window);
        SecondReference.Choice choice =
                second.choose(EarlierWindow.of(parts, history), window.begin(), window.length());
        if (choice.lack() != null) {
            return new Said(judge.unknown(choice.lack()), null);
        }
        List<DataProfile> compared = profiles(choice.windows());
        if (compared.size() < choice.windows().size()) {
            return new Said(
                    judge.unknown("of " + (choice.windows().size() - compared.size())
                            + " of them no profile with the same columns is kept"),
                    null);
        }
        double[] found = judge.distances(compared);
        String key = second.key() + "/" + profileKey;
        return new Said(judge.judge(compared.size(), found, usual(second, key)), new Distances(key, found));
    }

    /** In the order of time: merged in another order the same windows differ in the last digits. */
    private List<DataProfile> profiles(List<EarlierWindow> chosen) {
        List<PastWindow> usable = chosen.stream()
                .filter(PastWindow.class::isInstance)
                .map(PastWindow.class::cast)
                .filter(past -> profileKey.equals(past.profileKey()))
                .toList();
        Map<String, DataProfile> known = usable.isEmpty() ? Map.of() : kept.profiles(usable);
        return chosen.stream()
                .flatMap(earlier -> switch (earlier) {
                    case ReferenceWindow part -> Stream.of(part.profile());
                    case PastWindow past ->
                        profileKey.equals(past.profileKey())
                                ? Stream.ofNullable(known.get(past.batch().batch()))
                                : Stream.<DataProfile>empty();
                })
                .toList();
    }

    /** How far the last windows were from theirs; the reference's parts where they are too few. */
    private List<EarlierDistances.Window> usual(SecondReference second, String key) {
        List<PastWindow> last = history.last(WitnessJudge.REMEMBERED);
        Map<String, Distances> known = last.isEmpty() ? Map.of() : kept.distances(last, second.kind());
        List<EarlierDistances.Window> own = last.stream()
                .filter(past -> known.containsKey(past.batch().batch()))
                .filter(past -> distances(known, past).key().equals(key))
                .map(past -> new EarlierDistances.Window(
                        distances(known, past).values(), past.batch().rows()))
                .toList();
        int missing = WitnessJudge.REMEMBERED - own.size();
        if (missing == 0 || parts.isEmpty()) {
            return own;
        }
        List<EarlierDistances.Window> ofParts = measured.of(reference, key, second, window, parts);
        List<EarlierDistances.Window> all =
                new ArrayList<>(ofParts.subList(Math.max(0, ofParts.size() - missing), ofParts.size()));
        all.addAll(own);
        return all;
    }

    private static Distances distances(Map<String, Distances> known, PastWindow past) {
        return Objects.requireNonNull(known.get(past.batch().batch()), "those that are not known are left out");
    }
}
