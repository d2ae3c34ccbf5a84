package io.leeway.drift.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.backtest.BacktestBasis;
import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.drift.Reference;
import io.leeway.drift.models.RegisteredModel;
import io.leeway.drift.store.KeptWindowReader;
import io.leeway.evaluation.backtest.Backtest;
import io.leeway.evaluation.backtest.PastWindow;
import io.leeway.evaluation.backtest.ReferenceReplay;
import io.leeway.evaluation.backtest.Setting;
import io.leeway.evaluation.calibration.TimeChunks;
import io.leeway.evaluation.drift.DriftEvaluator;
import io.leeway.evaluation.profiles.MonitoredColumns;
import io.leeway.support.problem.ProblemException;

/** Hands the windows that are kept to a backtest, one after another; the chunks of the reference where there are none. */
@ApplicationScoped
class Replay {

    /** One chunk has nothing to be held against. */
    private static final int FEWEST_CHUNKS = 2;

    private final KeptWindowReader past;
    private final DriftEvaluator evaluator;
    private final BacktestConfig config;

    Replay(KeptWindowReader past, DriftEvaluator evaluator, BacktestConfig config) {
        this.past = past;
        this.evaluator = evaluator;
        this.config = config;
    }

    BacktestReport of(RegisteredModel model, String reference, Reference profile, BacktestQuestion question) {
        KeptWindowReader.Past kept = past.latest(model.definition(), model.version(), reference, question.windows());
        BacktestNotes notes = new BacktestNotes();
        BacktestBasis basis;
        Backtest backtest;
        if (kept.windows().isEmpty()) {
            basis = BacktestBasis.REFERENCE_CHUNKS;
            backtest = chunks(model.definition(), profile.chunks(), question, notes);
        } else {
            basis = BacktestBasis.WINDOWS;
            backtest = begin(model.definition(), question, kept.windows().size());
            backtest.against(profile.profile(), profile.chunks());
            windows(kept.windows(), backtest, notes);
            if (kept.more()) {
                notes.add("Earlier windows are kept; the latest " + question.windows() + " were judged.");
            }
        }
        if (kept.others() > 0) {
            notes.add(kept.others() + " windows of another reference, or read under another definition, are left out.");
        }
        notes.addReasons(backtest.windows());
        return new BacktestReport(
                model.definition().model(),
                model.version(),
                reference,
                basis,
                notes.all(),
                backtest.today(),
                backtest.other().orElse(null),
                backtest.windows(),
                backtest.power());
    }

    private Backtest begin(ModelDefinition today, BacktestQuestion question, int count) {
        long deadline = System.nanoTime() + config.timeout().toNanos();
        AtomicInteger judgements = new AtomicInteger();
        ModelDefinition other = question.other();
        int runs = (other == null ? 1 : 2) * (1 + question.plan().steps().size());
        return new Backtest(
                evaluator, Setting.of(today), other == null ? null : Setting.of(other), question.plan(), count, () -> {
                    if (System.nanoTime() > deadline) {
                        throw tooLong(judgements.get() / runs, count);
                    }
                    judgements.incrementAndGet();
                });
    }

    private ProblemException tooLong(int done, int count) {
        return ProblemException.of(
                422,
                "backtest-too-long",
                "Backtest too long",
                "After " + TimeUnit.MILLISECONDS.toSeconds(config.timeout().toMillis()) + " s " + done + " of " + count
                        + " windows were judged. Ask for fewer windows or for fewer steps of a plan at a time.");
    }

    private void windows(List<KeptWindowReader.Kept> kept, Backtest backtest, BacktestNotes notes) {
        List<KeptWindowReader.Kept> inOrder = kept.stream()
                .sorted(Comparator.comparingLong(window -> window.batch().sequence()))
                .toList();
        Instant first = inOrder.getFirst().batch().begin();
        Duration offset = Duration.ZERO;
        int gone = 0;
        for (KeptWindowReader.Kept window : inOrder) {
            BatchRef batch = window.batch();
            Duration own = Duration.between(first, batch.begin());
            // Windows by rows may overlap in time; they count in their order.
            offset = own.compareTo(offset) > 0 ? own : offset;
            Duration at = offset;
            gone += past.profile(window)
                    .map(profile -> {
                        backtest.next(
                                new PastWindow(batch.name(), batch.from(), batch.to(), at, profile, window.intake()));
                        return 0;
                    })
                    .orElse(1);
        }
        if (gone > 0) {
            notes.add(gone + " windows changed or were deleted meanwhile, and are left out.");
        }
    }

    private Backtest chunks(
            ModelDefinition today, @Nullable TimeChunks chunks, BacktestQuestion question, BacktestNotes notes) {
        if (chunks == null || chunks.chunks().size() < FEWEST_CHUNKS) {
            throw ProblemException.of(
                    409,
                    "nothing-to-replay",
                    "Nothing to replay",
                    "The model '" + today.model()
                            + "' has no windows that are kept, and its reference has no chunks in the"
                            + " order of time: " + lack(chunks)
                            + ". Windows are kept where the definition has 'window'; a reference is cut where it has"
                            + " 'timestamp'.");
        }
        ReferenceReplay reference =
                new ReferenceReplay(chunks, MonitoredColumns.of(today).types());
        Backtest backtest = begin(today, question, reference.size());
        reference.into(backtest);
        notes.add("The model has no windows that are kept, so the " + reference.size()
                + " chunks of its reference were judged, each against those that are not beside it.");
        return backtest;
    }

    private static String lack(@Nullable TimeChunks chunks) {
        if (chunks == null) {
            return "its rows have no event time";
        }
        String lack = chunks.description().lack();
        return lack == null ? "it is too short" : lack;
    }
}
