package io.leeway.drift.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import io.leeway.evaluation.calibration.ChunkBounds;
import io.leeway.evaluation.calibration.Usual;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.witness.EarlierWindow;
import io.leeway.evaluation.witness.History;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.evaluation.witness.ReferenceDistances;
import io.leeway.evaluation.witness.ReferenceWindow;
import io.leeway.evaluation.witness.SecondReference;
import io.leeway.evaluation.witness.SecondWitness;
import io.leeway.evaluation.witness.SecondWitness.Distances;
import io.leeway.evaluation.witness.WitnessCase;

/** Adds to a report what earlier windows say, and remembers the window. */
@ApplicationScoped
public class Witnessing {

    private final PastWindowRepository windows;
    private final ReferenceDistances measured = new ReferenceDistances();

    Witnessing(PastWindowRepository windows) {
        this.windows = windows;
    }

    /**
     * The profiles of the windows right before one, the earliest first, which have a part in its verdict: those that are kept,
     * were compared with the same reference, and of the calendar follow one another.
     */
    public List<DataProfile> before(JudgedRows rows, Reference reference) {
        if (reference.chunks() == null) {
            return List.of();
        }
        ModelDefinition definition = rows.terms().definition();
        BatchRef batch = rows.batch();
        Instant begin = begin(batch, definition);
        List<PastWindow> last = windows.history(batch.model())
                .before(batch.batch(), begin, batch.sequence())
                .rightBefore(
                        begin,
                        definition.period().orElse(null),
                        batch.reference(),
                        DefinitionKey.ofProfile(definition),
                        Usual.BEFORE);
        Map<String, DataProfile> profiles = last.isEmpty() ? Map.of() : windows.profiles(last);
        // One that is gone since breaks the row.
        return last.reversed().stream()
                .map(past -> Optional.ofNullable(profiles.get(past.batch().batch())))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList()
                .reversed();
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
        List<ReferenceWindow> parts = ReferenceWindow.before(
                reference.chunks(), history, begin, rows.profile().rows());
        SecondWitness asked = new SecondWitness(
                WitnessCase.of(definition, EarlierWindow.of(parts, history), begin, rows.profile()),
                batch.reference(),
                parts,
                history,
                DefinitionKey.ofProfile(definition),
                windows,
                measured);
        List<Witness> witnesses = new ArrayList<>();
        Map<Witness.Kind, Distances> distances = new EnumMap<>(Witness.Kind.class);
        Map<Witness.Kind, PastWindow.Run> runs = new EnumMap<>(Witness.Kind.class);
        for (SecondReference second : SecondReference.of(definition.reference())) {
            SecondWitness.Said said = asked.ask(second);
            if (said.distances() != null) {
                distances.put(second.kind(), said.distances());
            }
            PastWindow.Run run =
                    history.witness(second.kind(), begin, said.witness().exceeded());
            runs.put(second.kind(), run);
            witnesses.add(
                    WitnessBuilder.builder(said.witness()).since(run.since()).build());
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
