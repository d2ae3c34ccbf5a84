package io.leeway.drift.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.contracts.reports.DriftReport;
import io.leeway.contracts.reports.Verdict;
import io.leeway.contracts.reports.Witness;
import io.leeway.contracts.reports.WitnessBuilder;
import io.leeway.drift.JudgedRows;
import io.leeway.drift.Reference;
import io.leeway.drift.store.PastWindowRepository;
import io.leeway.drift.store.PastWindowRepository.Distances;
import io.leeway.evaluation.calibration.ChunkBounds;
import io.leeway.evaluation.calibration.EarlierDistances;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.witness.History;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.evaluation.witness.SecondReference;
import io.leeway.evaluation.witness.WitnessCase;
import io.leeway.evaluation.witness.WitnessJudge;

/** Adds to a report what earlier windows say, and remembers the window. */
@ApplicationScoped
public class Witnessing {

    private final PastWindowRepository windows;

    Witnessing(PastWindowRepository windows) {
        this.windows = windows;
    }

    /**
     * The report with what earlier windows say; the window is remembered when this returns.
     *
     * @param made what the reference says
     * @param reference that it says it of
     */
    public DriftReport complete(DriftReport made, JudgedRows rows, Reference reference) {
        ModelDefinition definition = rows.terms().definition();
        BatchRef batch = made.batch();
        Instant begin = begin(batch, definition);
        History history = windows.history(batch.model()).before(batch.batch(), begin, batch.sequence());
        String comparedWith = batch.reference() + reference.adoptedKey();
        @Nullable
        Boolean drifted = made.verdict() == Verdict.INSUFFICIENT_DATA ? null : made.verdict() == Verdict.DRIFTED;
        PastWindow.Run fixed = history.fixed(comparedWith, begin, drifted);
        WitnessCase window = WitnessCase.of(definition, history, begin, rows.profile());
        List<Witness> witnesses = new ArrayList<>();
        Map<Witness.Kind, Distances> distances = new EnumMap<>(Witness.Kind.class);
        Map<Witness.Kind, PastWindow.Run> runs = new EnumMap<>(Witness.Kind.class);
        for (SecondReference second : SecondReference.of(definition.reference())) {
            Witness said = witness(second, window, history, definition, distances);
            PastWindow.Run run = history.witness(second.kind(), begin, said.exceeded());
            runs.put(second.kind(), run);
            witnesses.add(WitnessBuilder.builder(said).since(run.since()).build());
        }
        windows.keep(
                new PastWindow(
                        batch,
                        made.revision(),
                        begin,
                        completeAt(batch, definition),
                        isKept(definition) ? DefinitionKey.ofProfile(definition) : null,
                        comparedWith,
                        fixed,
                        runs),
                isKept(definition) ? bounded(rows.profile(), reference.profile()) : null,
                distances);
        return made.toBuilder()
                .adopted(reference.adopted())
                .since(fixed.since())
                .ended(history.ended(comparedWith, begin, drifted))
                .witnesses(witnesses)
                .build();
    }

    /** What a second reference says; how far the window is from it is added to the distances. */
    private Witness witness(
            SecondReference second,
            WitnessCase window,
            History history,
            ModelDefinition definition,
            Map<Witness.Kind, Distances> distances) {
        WitnessJudge judge = new WitnessJudge(second, window);
        SecondReference.Choice choice = second.choose(history, window.begin(), window.length());
        if (choice.lack() != null) {
            return judge.unknown(choice.lack());
        }
        String profileKey = DefinitionKey.ofProfile(definition);
        List<PastWindow> usable = choice.windows().stream()
                .filter(past -> profileKey.equals(past.profileKey()))
                .toList();
        Map<String, DataProfile> profiles = windows.profiles(usable);
        if (profiles.size() < choice.windows().size()) {
            return judge.unknown("of " + (choice.windows().size() - profiles.size())
                    + " of them no profile with the same columns is kept");
        }
        // In the order of time: merged in another order the same windows differ in the last digits.
        double[] found = judge.distances(usable.stream()
                .map(past -> Objects.requireNonNull(profiles.get(past.batch().batch()), "each has its profile"))
                .toList());
        String key = second.key() + "/" + profileKey;
        distances.put(second.kind(), new Distances(key, found));
        return judge.judge(choice.windows().size(), found, earlier(history, second.kind(), key));
    }

    private List<EarlierDistances.Window> earlier(History history, Witness.Kind kind, String key) {
        List<PastWindow> last = history.last(WitnessJudge.REMEMBERED);
        Map<String, Distances> known = windows.distances(last, kind);
        return last.stream()
                .filter(past -> known.containsKey(past.batch().batch()))
                .filter(past -> distances(known, past).key().equals(key))
                .map(past -> new EarlierDistances.Window(
                        distances(known, past).values(), past.batch().rows()))
                .toList();
    }

    private static Distances distances(Map<String, Distances> known, PastWindow past) {
        return Objects.requireNonNull(known.get(past.batch().batch()), "those that are not known are left out");
    }

    /** Whether windows can be adopted or compared with. */
    private static boolean isKept(ModelDefinition definition) {
        return definition.timestamp() != null || definition.reference().rolling() != null;
    }

    private static DataProfile bounded(DataProfile window, DataProfile reference) {
        return new ChunkBounds(reference, PastWindowRepository.MOST)
                .bounded(window)
                .withRepeats(window.repeats())
                .withOutputs(window.outputs());
    }

    private static Instant begin(BatchRef batch, ModelDefinition definition) {
        Instant from = batch.from();
        if (from == null) {
            return batch.acceptedAt();
        }
        return definition
                .period()
                .map(length -> WindowSettings.begin(from, length))
                .orElse(from);
    }

    /** The end of its period; a batch is complete when it has come, and a window by rows when it has its rows. */
    private static @Nullable Instant completeAt(BatchRef batch, ModelDefinition definition) {
        WindowSettings settings = definition.window();
        if (settings == null) {
            return batch.acceptedAt();
        }
        Instant from = batch.from();
        if (settings.length().isPresent() && from != null) {
            Duration length = settings.length().get();
            return WindowSettings.begin(WindowSettings.number(from, length) + 1, length);
        }
        Long wanted = settings.rows();
        return wanted != null && batch.rows() < wanted ? null : batch.acceptedAt();
    }
}
