package io.leeway.drift.adopt;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.drift.Adoption;
import io.leeway.drift.Adoptions;
import io.leeway.drift.store.AdoptionRepository;
import io.leeway.drift.store.PastWindowRepository;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.witness.History;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.support.problem.ProblemException;

/** Makes windows part of a reference. */
@ApplicationScoped
class AdoptionService {

    private static final Logger LOG = Logger.getLogger(AdoptionService.class);
    private static final int TRIES = 10;

    private final PastWindowRepository windows;
    private final AdoptionRepository adoptions;

    AdoptionService(PastWindowRepository windows, AdoptionRepository adoptions) {
        this.windows = windows;
        this.adoptions = adoptions;
    }

    /** Adopts the windows of a time; the same windows again give the adoption that there is. */
    Adoption adopt(String model, AdoptionRequest request) {
        Instant now = Instant.now();
        AdoptionRequest.Range range = request.checked(now);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            History history = windows.history(model);
            AdoptionRules rules = rules(model, history);
            Adoptions known = adoptions.of(model, rules.reference());
            Adoption decided = rules.decide(range, known, now);
            if (known.all().contains(decided)) {
                return decided;
            }
            if (adoptions.add(known, decided, profiles(history, decided))) {
                LOG.infof(
                        "event=windows-adopted model=%s reference=%s windows=%d adoption=%s",
                        model, decided.reference(), decided.windows().size(), decided.id());
                return decided;
            }
        }
        throw ProblemException.of(
                409, "busy", "Others are adopting windows", "Others are adopting windows of this model. Ask again.");
    }

    /** What was made part of the present reference, the first adoption first. */
    List<Adoption> list(String model) {
        return adoptions
                .of(model, rules(model, windows.history(model)).reference())
                .all();
    }

    private static AdoptionRules rules(String model, History history) {
        return new AdoptionRules(model, history, PastWindowRepository.MOST);
    }

    private Map<String, DataProfile> profiles(History history, Adoption adoption) {
        List<String> wanted =
                adoption.windows().stream().map(Adoption.AdoptedWindow::batch).toList();
        List<PastWindow> chosen = history.windows().stream()
                .filter(window -> wanted.contains(window.batch().batch()))
                .toList();
        Map<String, DataProfile> found = windows.profiles(chosen);
        if (found.size() < wanted.size()) {
            throw ProblemException.of(
                    409,
                    "busy",
                    "A window is changing",
                    "A window is being judged anew, or is not remembered any more. Ask again.");
        }
        return found;
    }
}
