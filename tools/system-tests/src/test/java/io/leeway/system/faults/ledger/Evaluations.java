package io.leeway.system.faults.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How often the services say that they evaluated each revision of each batch. */
final class Evaluations {

    private static final Pattern EVALUATED =
            Pattern.compile("event=(drift-evaluated|performance-evaluated|risk-assessed) (.*)");
    private static final Pattern FACT = Pattern.compile("(model|batch|revision)=(\\S+)");

    /** How often a message may be worked off, the first time included. */
    private static final int MOST = 2;

    /** What two messages lead to, of drift and of performance: either finds the other's report there already. */
    private static final String OF_TWO_MESSAGES = "risk-assessed ";

    /** By stage, model, batch and revision. */
    private final Map<String, Integer> counts = new TreeMap<>();

    private Evaluations() {}

    static Evaluations of(Collection<Path> logs) {
        Evaluations evaluations = new Evaluations();
        for (Path log : logs) {
            if (Files.exists(log)) {
                // A process that was killed may have left half a character.
                try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                    lines.forEach(evaluations::note);
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            }
        }
        return evaluations;
    }

    void check(Complaints complaints) {
        counts.forEach((what, count) -> {
            if (count > (what.startsWith(OF_TWO_MESSAGES) ? 2 * MOST : MOST)) {
                complaints.add(Complaints.Kind.DOUBLED, count + " times " + what);
            }
        });
    }

    /** How many were repetitions. */
    int repeated() {
        return counts.values().stream().mapToInt(count -> count - 1).sum();
    }

    private void note(String line) {
        Matcher evaluated = EVALUATED.matcher(line);
        if (evaluated.find()) {
            StringBuilder key = new StringBuilder(evaluated.group(1));
            Matcher fact = FACT.matcher(evaluated.group(2));
            while (fact.find()) {
                key.append(' ').append(fact.group(1)).append('=').append(fact.group(2));
            }
            counts.merge(key.toString(), 1, Integer::sum);
        }
    }
}
