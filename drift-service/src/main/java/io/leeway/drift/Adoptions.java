package io.leeway.drift;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.leeway.contracts.reports.AdoptedWindows;

/**
 * All that was made part of one reference.
 *
 * @param version how often something was
 * @param all the adoptions, the first one first
 */
public record Adoptions(long version, List<Adoption> all) {

    private static final int DIGITS = 8;

    /** The most windows that are made part of a reference. */
    public static final int MOST_WINDOWS = 104;

    public Adoptions {
        all = List.copyOf(all);
    }

    /** The windows of all adoptions. */
    public List<Adoption.AdoptedWindow> windows() {
        return all.stream().flatMap(adoption -> adoption.windows().stream()).toList();
    }

    /** The windows that have a part in the reference under a definition, the earliest first. */
    public List<Adoption.AdoptedWindow> windows(String key) {
        return all.stream()
                .filter(adoption -> adoption.key().equals(key))
                .flatMap(adoption -> adoption.windows().stream())
                .sorted(Comparator.comparing(Adoption.AdoptedWindow::from))
                .toList();
    }

    /** What reports say of it; empty where nothing was adopted. */
    public Optional<AdoptedWindows> summary(String key) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Adoption.AdoptedWindow> used = windows(key);
        int leftOut = windows().size() - used.size();
        Instant from = used.stream()
                .map(Adoption.AdoptedWindow::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant to = used.stream()
                .map(Adoption.AdoptedWindow::to)
                .max(Comparator.naturalOrder())
                .orElse(null);
        String sentence = from == null || to == null
                ? "No adopted window is part of the reference"
                : "The reference has " + count(used.size(), "adopted window") + ", of " + day(from) + " to " + day(to);
        return Optional.of(new AdoptedWindows(
                used.size(),
                used.stream().mapToLong(Adoption.AdoptedWindow::rows).sum(),
                from,
                to,
                key(used),
                leftOut,
                leftOut == 0
                        ? sentence + "."
                        : sentence + "; " + count(leftOut, "more")
                                + " adopted under a definition of other columns " + (leftOut == 1 ? "is" : "are")
                                + " left out."));
    }

    private static String key(List<Adoption.AdoptedWindow> used) {
        if (used.isEmpty()) {
            return "";
        }
        return Adoption.id(used.stream().map(Adoption.AdoptedWindow::batch)).substring(0, DIGITS);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 || what.equals("more") ? "" : "s");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
