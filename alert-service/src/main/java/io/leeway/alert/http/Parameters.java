package io.leeway.alert.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.text.SafeText;

/** Reads parameters of requests, and refuses what they cannot be. */
public final class Parameters {

    private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int SHOWN = 100;

    private Parameters() {}

    /**
     * A model's name, or none.
     *
     * @throws ProblemException a 400, if no model can be called so
     */
    public static @Nullable String model(@Nullable String text) {
        if (text != null && !MODEL.matcher(text).matches()) {
            throw ProblemException.badRequest(
                    "bad-model",
                    "Bad model name",
                    "model is a model's name: 1 to 63 lower-case letters, digits, dots, dashes and underscores.");
        }
        return text;
    }

    /**
     * How many entries of a list are wanted.
     *
     * @throws ProblemException a 400, unless it is a number from 1 to as many as every list answers
     */
    public static int limit(String text) {
        return limit(text, io.leeway.support.problem.Parameters.MOST_LISTED);
    }

    /**
     * How many entries are wanted.
     *
     * @throws ProblemException a 400, unless it is a number from 1 to {@code most}
     */
    public static int limit(String text, int most) {
        return io.leeway.support.problem.Parameters.number("limit", text, most);
    }

    /** An id; empty where the text is none, so that nothing can be called so. */
    public static Optional<UUID> id(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /**
     * The id of something of a kind.
     *
     * @throws ProblemException a 404, if the text is no id
     */
    public static UUID id(String kind, String text) {
        return id(text).orElseThrow(() -> unknown(kind, text));
    }

    /**
     * The entry after which a page begins, or none.
     *
     * @throws ProblemException a 400, if it is no id
     */
    public static @Nullable UUID cursor(String name, @Nullable String text) {
        return text == null ? null : id(text).orElseThrow(() -> badCursor(name));
    }

    /**
     * A text that has to be there, on one line.
     *
     * @throws ProblemException a 400, if it is blank, longer than {@code longest}, or has a control character
     */
    public static String line(String name, @Nullable String text, int longest) {
        return required(name, text, text, longest);
    }

    /** The same on any number of lines, without what is blank around it. */
    public static String lines(String name, @Nullable String text, int longest) {
        String trimmed = text == null ? null : text.replace("\r\n", "\n").strip();
        return required(name, trimmed, trimmed == null ? null : trimmed.replaceAll("[\n\t]", " "), longest);
    }

    private static String required(String name, @Nullable String text, @Nullable String looked, int longest) {
        if (text == null || looked == null || text.isBlank()) {
            throw ProblemException.badRequest("missing-" + name, "Missing " + name, name + " is missing.");
        }
        String fault = Names.fault(looked, longest);
        if (fault != null) {
            throw ProblemException.badRequest("bad-" + name, "Bad " + name, name + " " + fault + ".");
        }
        return text;
    }

    /** The 400 of a page that begins after something that is not there. */
    public static ProblemException badCursor(String name) {
        return ProblemException.badRequest(
                "bad-cursor",
                "Bad cursor",
                name + " is the id of the last entry of the page before. Begin anew without it.");
    }

    /** The 404 of something that has no such id. */
    public static ProblemException unknown(String kind, String id) {
        return ProblemException.of(
                404,
                "unknown-" + kind,
                "Unknown " + kind,
                "There is no " + kind + " '" + SafeText.line(id, SHOWN) + "'.");
    }
}
