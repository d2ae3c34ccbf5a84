package io.leeway.drift.backtest;

import java.util.concurrent.Semaphore;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.contracts.backtest.BacktestReport;
import io.leeway.drift.load.ProfileService;
import io.leeway.drift.models.RegisteredModel;
import io.leeway.drift.models.RegisteredModels;
import io.leeway.support.problem.ProblemException;

/** Judges past windows again; a few at a time, because each keeps a processor busy. */
@ApplicationScoped
class BacktestService {

    private static final Logger LOG = Logger.getLogger(BacktestService.class);

    private final RegisteredModels models;
    private final QuestionReader questions;
    private final ProfileService profiles;
    private final Replay replay;
    private final Semaphore slots;

    BacktestService(
            RegisteredModels models,
            QuestionReader questions,
            ProfileService profiles,
            Replay replay,
            BacktestConfig config) {
        this.models = models;
        this.questions = questions;
        this.profiles = profiles;
        this.replay = replay;
        this.slots = new Semaphore(config.atOnce());
    }

    /**
     * Answers a question.
     *
     * @throws ProblemException 404 for an unknown model, 409 if there is nothing to replay yet, 400 or 422 for what cannot be
     *     replayed, 503 while as many backtests run as may
     */
    BacktestReport answer(String model, byte[] body) throws JsonProcessingException {
        RegisteredModel registered = models.of(model);
        BacktestQuestion question = questions.read(body, registered.definition());
        String reference = registered.reference();
        if (reference == null) {
            throw RegisteredModels.noReference(model);
        }
        if (!slots.tryAcquire()) {
            throw ProblemException.of(
                    503,
                    "busy",
                    "Another backtest is running",
                    "A backtest keeps a processor busy, so that only a few run at a time. Ask again in a while.");
        }
        try {
            long begin = System.nanoTime();
            BacktestReport report = replay.of(
                    registered,
                    reference,
                    profiles.stored(registered.definition(), reference)
                            .orElseThrow(() -> RegisteredModels.unprofiled(model)),
                    question);
            LOG.infof(
                    "event=backtested model=%s basis=%s windows=%d steps=%d millis=%d",
                    model,
                    report.basis(),
                    report.windows().size(),
                    question.plan().steps().size(),
                    (System.nanoTime() - begin) / 1_000_000);
            return report;
        } finally {
            slots.release();
        }
    }
}
