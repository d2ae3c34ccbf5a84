package io.leeway.evaluation.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.leeway.contracts.model.FeatureType;
import io.leeway.evaluation.calibration.EarlierDistances;

/**
 * How far the parts of a reference are from those parts that a second reference compares them with. Remembers what it has
 * measured; for many threads.
 */
public final class ReferenceDistances {

    private static final int REMEMBERED = 64;

    private final Map<Question, List<EarlierDistances.Window>> measured = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<EarlierDistances.Window>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Question(
            String reference, String key, int parts, SortedMap<String, FeatureType> columns, int minimumRows) {}

    /**
     * The distances of the last parts that have enough before them, the earliest first.
     *
     * @param reference its id
     * @param key tells apart what is compared in another way
     * @param window a window that is compared
     */
    synchronized List<EarlierDistances.Window> of(
            String reference, String key, SecondReference second, WitnessCase window, List<ReferenceWindow> parts) {
        return measured.computeIfAbsent(
                new Question(reference, key, parts.size(), window.columns(), window.minimumRows()),
                asked -> measure(second, window, parts));
    }

    private static List<EarlierDistances.Window> measure(
            SecondReference second, WitnessCase window, List<ReferenceWindow> parts) {
        List<EarlierDistances.Window> found = new ArrayList<>();
        for (int part = parts.size() - 1; part > 0 && found.size() < WitnessJudge.REMEMBERED; part--) {
            ReferenceWindow own = parts.get(part);
            List<ReferenceWindow> before = parts.subList(0, part);
            SecondReference.Choice choice = second.choose(before, own.begin(), window.length());
            if (choice.lack() == null) {
                double[] distances = new WitnessJudge(second, window.of(own))
                        .distances(choice.windows().stream()
                                .map(ReferenceWindow.class::cast)
                                .map(ReferenceWindow::profile)
                                .toList());
                found.addFirst(
                        new EarlierDistances.Window(distances, own.profile().rows()));
            }
        }
        return List.copyOf(found);
    }
}
