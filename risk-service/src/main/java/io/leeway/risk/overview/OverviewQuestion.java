package io.leeway.risk.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.text.Names;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/**
 * Which models are asked for.
 *
 * @param text a part of their names, upper or lower case; empty for any
 * @param levels their levels; empty for any
 * @param among their names; empty for any
 * @param first the names of those that come before all others
 * @param sort the order of both
 */
record OverviewQuestion(
        String text, Set<RiskLevel> levels, List<String> among, List<String> first, OverviewOrder sort) {

    /** The most names in one question. */
    static final int MOST_NAMES = 200;

    /**
     * The question that parameters ask.
     *
     * @throws ProblemException 400 where one of them says nothing that can be asked
     */
    static OverviewQuestion of(
            @Nullable String text, List<String> levels, List<String> among, List<String> first, @Nullable String sort) {
        return new OverviewQuestion(
                text == null ? "" : Parameters.name("q", text).strip(),
                levels.stream().map(OverviewQuestion::level).collect(Collectors.toSet()),
                names("among", among),
                names("first", first),
                OverviewOrder.of(sort));
    }

    /** What all of them have, whatever their level. */
    Bson ofAnyLevel() {
        List<Bson> filters = new ArrayList<>();
        if (!text.isEmpty()) {
            filters.add(Filters.regex("_id", Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE)));
        }
        if (!among.isEmpty()) {
            filters.add(Filters.in("_id", among));
        }
        return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
    }

    /** What all of them have. */
    Bson ofAll() {
        return levels.isEmpty()
                ? ofAnyLevel()
                : Filters.and(
                        ofAnyLevel(),
                        Filters.in("level", levels.stream().map(RiskLevel::name).toList()));
    }

    private static RiskLevel level(String word) {
        try {
            return RiskLevel.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException exception) {
            throw ProblemException.badRequest(
                    "bad-level",
                    "Bad level",
                    "level is one of critical, warning, ok and unknown; '" + Names.clean(word, 40) + "' is none.");
        }
    }

    private static List<String> names(String what, List<String> names) {
        if (names.size() > MOST_NAMES) {
            throw ProblemException.badRequest(
                    "bad-" + what,
                    "Too many names",
                    what + " was given " + names.size() + " times; at most " + MOST_NAMES + " are read.");
        }
        return names.stream().map(name -> Parameters.name(what, name)).toList();
    }
}
