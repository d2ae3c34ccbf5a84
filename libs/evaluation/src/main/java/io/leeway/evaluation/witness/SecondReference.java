package io.leeway.evaluation.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.ReferenceSettings;
import io.leeway.contracts.model.SeasonalSettings;
import io.leeway.contracts.reports.Witness;

/** Which earlier windows a window is compared with besides the reference. */
public sealed interface SecondReference {

    /** What kind it is. */
    Witness.Kind kind();

    /** How many windows it consists of, or may consist of. */
    int size();

    /**
     * The windows, the earliest first.
     *
     * @param earlier the windows before it, the earliest first
     * @param begin when it begins
     * @param length how long a window is
     */
    Choice choose(List<? extends EarlierWindow> earlier, Instant begin, Duration length);

    /** What it is, as in "unlike the 12 weeks before it". */
    String words(String windows);

    /** Tells apart in a store what was compared in another way. */
    String key();

    /**
     * The windows to compare with, or why there are none.
     *
     * @param windows none where there is a lack
     * @param lack absent where there are windows
     */
    record Choice(List<EarlierWindow> windows, @Nullable String lack) {

        /** Copies the windows. */
        public Choice {
            windows = List.copyOf(windows);
        }

        static Choice lacking(String lack) {
            return new Choice(List.of(), lack);
        }
    }

    /** Those that a model asks for. */
    static List<SecondReference> of(ReferenceSettings settings) {
        List<SecondReference> wanted = new ArrayList<>();
        Optional.ofNullable(settings.rolling()).map(Rolling::new).ifPresent(wanted::add);
        Optional.ofNullable(settings.seasonal()).map(Seasonal::new).ifPresent(wanted::add);
        return wanted;
    }

    /**
     * The last windows before it.
     *
     * @param size how many
     */
    record Rolling(int size) implements SecondReference {

        @Override
        public Witness.Kind kind() {
            return Witness.Kind.ROLLING;
        }

        @Override
        public Choice choose(List<? extends EarlierWindow> earlier, Instant begin, Duration length) {
            List<? extends EarlierWindow> last = earlier.subList(Math.max(0, earlier.size() - size), earlier.size());
            return last.size() == size
                    ? new Choice(List.copyOf(last), null)
                    : Choice.lacking("only " + last.size() + " of the " + size + " windows before it are known");
        }

        @Override
        public String words(String windows) {
            return "the " + size + " " + windows + " before it";
        }

        @Override
        public String key() {
            return "rolling/" + size;
        }
    }

    /** Those of about the same time of earlier seasons. */
    record Seasonal(SeasonalSettings settings) implements SecondReference {

        private static final int FEWEST_SEASONS = 2;
        private static final int MOST_SEASONS = 20;

        @Override
        public Witness.Kind kind() {
            return Witness.Kind.SEASONAL;
        }

        @Override
        public int size() {
            return FEWEST_SEASONS * (2 * settings.within() + 1);
        }

        @Override
        public Choice choose(List<? extends EarlierWindow> earlier, Instant begin, Duration length) {
            // Half a window more, because seasons are no whole number of windows.
            Duration within = length.multipliedBy(settings.within()).plus(length.dividedBy(2));
            Set<EarlierWindow> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
            int seasons = 0;
            for (int season = 1; season <= MOST_SEASONS; season++) {
                Instant same = settings.earlier(begin, season);
                List<? extends EarlierWindow> found = earlier.stream()
                        .filter(window ->
                                Duration.between(window.begin(), same).abs().compareTo(within) <= 0)
                        .toList();
                chosen.addAll(found);
                seasons += found.isEmpty() ? 0 : 1;
            }
            return seasons >= FEWEST_SEASONS
                    ? new Choice(
                            earlier.stream()
                                    .filter(chosen::contains)
                                    .map(EarlierWindow.class::cast)
                                    .toList(),
                            null)
                    : Choice.lacking("windows of " + seasons + " earlier seasons of " + settings.period()
                            + " are known, and it takes " + FEWEST_SEASONS);
        }

        @Override
        public String words(String windows) {
            return "the " + windows + " of the same time of earlier seasons of " + settings.period();
        }

        @Override
        public String key() {
            return "seasonal/" + settings.period() + "/" + settings.within();
        }
    }
}
