package io.leeway.drift.adopt;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.text.Listing;
import io.leeway.drift.Adoption;
import io.leeway.drift.Adoptions;
import io.leeway.evaluation.witness.History;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.support.problem.ProblemException;

/** Which windows a time has, and why they cannot be adopted; a pure function of what is known. */
final class AdoptionRules {

    private static final int NAMED = 3;

    private final String model;
    private final History history;
    private final int remembered;

    /**
     * For one model.
     *
     * @param history its windows
     * @param remembered how many windows are remembered at most
     */
    AdoptionRules(String model, History history, int remembered) {
        this.model = model;
        this.history = history;
        this.remembered = remembered;
    }

    /**
     * The reference that windows become part of: that of the window that was accepted last.
     *
     * @throws ProblemException 404 if no window has been judged
     */
    String reference() {
        return history.windows().stream()
                .max(Comparator.comparingLong(window -> window.batch().sequence()))
                .map(window -> window.batch().reference())
                .orElseThrow(() -> ProblemException.of(
                        404,
                        "no-windows",
                        "No window",
                        "No batch or window of '" + model + "' has been judged yet, so there is none to adopt."));
    }

    /**
     * The adoption of the windows of a time, or the one by which the same windows were adopted before.
     *
     * @throws ProblemException 404 if there is no window, 409 or 422 if one cannot be adopted
     */
    Adoption decide(AdoptionRequest.Range range, Adoptions known, Instant now) {
        List<PastWindow> windows = inside(range);
        String id = Adoption.id(windows.stream().map(window -> window.batch().batch()));
        for (Adoption before : known.all()) {
            if (before.id().equals(id)) {
                return before;
            }
        }
        refuseOverlap(windows, known);
        refuseUnfinished(windows, now);
        String key = key(windows);
        int all = known.windows().size() + windows.size();
        if (all > Adoptions.MOST_WINDOWS) {
            throw refused(
                    422,
                    "too-many-windows",
                    "There would be " + all + " adopted windows; at most " + Adoptions.MOST_WINDOWS
                            + " become part of a reference. Send a new reference instead.");
        }
        return new Adoption(
                id,
                model,
                reference(),
                range.from(),
                range.to(),
                new Adoption.Acceptance(range.by(), now, range.note()),
                key,
                windows.stream().map(AdoptionRules::adopted).toList());
    }

    private List<PastWindow> inside(AdoptionRequest.Range range) {
        List<PastWindow> timed = history.windows().stream()
                .filter(window -> window.batch().from() != null)
                .toList();
        if (timed.isEmpty()) {
            reference();
            throw refused(
                    422,
                    "no-event-time",
                    "The windows of '" + model
                            + "' have no event times; only windows of a model with a timestamp can be" + " adopted.");
        }
        Instant earliest = from(timed.getFirst());
        if (history.windows().size() >= remembered && range.from().isBefore(earliest)) {
            throw refused(
                    422,
                    "not-remembered",
                    "The last " + remembered + " windows are remembered, from " + earliest + " on.");
        }
        List<PastWindow> inside = timed.stream()
                .filter(window ->
                        !from(window).isBefore(range.from()) && to(window).isBefore(range.to()))
                .toList();
        if (inside.isEmpty()) {
            throw refused(
                    404,
                    "no-windows",
                    "No judged window lies between " + range.from() + " and " + range.to() + "; there are windows from "
                            + earliest + " to "
                            + timed.stream()
                                    .map(AdoptionRules::to)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow()
                            + ".");
        }
        return inside;
    }

    private void refuseOverlap(List<PastWindow> windows, Adoptions known) {
        List<String> already = windows.stream()
                .filter(window -> known.windows().stream().anyMatch(adopted -> overlaps(window, adopted)))
                .map(window -> window.batch().name())
                .toList();
        if (!already.isEmpty()) {
            throw refused(
                    409,
                    "already-adopted",
                    Listing.of(already, NAMED) + (already.size() == 1 ? " is" : " are")
                            + " part of the reference already, or of the same time as a window that is. Ask for the others"
                            + " only.");
        }
    }

    private static boolean overlaps(PastWindow window, Adoption.AdoptedWindow adopted) {
        return window.batch().batch().equals(adopted.batch())
                || (from(window).isBefore(adopted.to()) && to(window).isAfter(adopted.from()));
    }

    private void refuseUnfinished(List<PastWindow> windows, Instant now) {
        List<String> unfinished = windows.stream()
                .filter(window -> !isComplete(window, now))
                .map(window -> window.batch().name())
                .toList();
        if (!unfinished.isEmpty()) {
            throw refused(
                    409,
                    "incomplete-window",
                    Listing.of(unfinished, NAMED) + (unfinished.size() == 1 ? " is" : " are")
                            + " not complete yet: rows may still come. Ask again when the time is over, or for the others"
                            + " only.");
        }
    }

    /** A window by rows is complete as well where a later one has begun. */
    private boolean isComplete(PastWindow window, Instant now) {
        Instant completeAt = window.completeAt();
        return completeAt == null
                ? history.windows().stream()
                        .anyMatch(other ->
                                other.batch().sequence() > window.batch().sequence())
                : !completeAt.isAfter(now);
    }

    private String key(List<PastWindow> windows) {
        List<String> unkept = windows.stream()
                .filter(window -> window.profileKey() == null)
                .map(window -> window.batch().name())
                .toList();
        if (!unkept.isEmpty()) {
            throw refused(
                    422,
                    "no-profile",
                    "Of " + Listing.of(unkept, NAMED)
                            + " no profile is kept, because it is too large or older than profiles" + " are.");
        }
        Set<String> keys = windows.stream()
                .map(window -> Objects.requireNonNull(window.profileKey(), "those without were refused"))
                .collect(Collectors.toCollection(HashSet::new));
        String latest = Objects.requireNonNull(windows.getLast().profileKey(), "those without were refused");
        if (keys.size() > 1) {
            throw refused(
                    409,
                    "other-definition",
                    "Not all of these windows were judged under a definition of the same columns. Ask for those of one"
                            + " definition only.");
        }
        return latest;
    }

    private static Adoption.AdoptedWindow adopted(PastWindow window) {
        BatchRef batch = window.batch();
        return new Adoption.AdoptedWindow(
                batch.batch(), batch.name(), from(window), to(window), batch.rows(), window.revision());
    }

    private static Instant from(PastWindow window) {
        return Objects.requireNonNull(window.batch().from(), "windows without event times were refused");
    }

    private static Instant to(PastWindow window) {
        @Nullable Instant to = window.batch().to();
        return to == null ? from(window) : to;
    }

    private static ProblemException refused(int status, String type, String detail) {
        return ProblemException.of(status, type, "These windows cannot be adopted", detail);
    }
}
