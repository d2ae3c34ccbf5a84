package io.leeway.support.oidc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a token's claims.
 *
 * @param steps names of claims, each within the one before
 */
record ClaimPath(List<String> steps) {

    private static final Pattern STEP = Pattern.compile("\"([^\"]+)\"|([^\"/]+)");
    private static final Pattern WHOLE = Pattern.compile("(\"[^\"]+\"|[^\"/]+)(/(\"[^\"]+\"|[^\"/]+))*");

    ClaimPath {
        steps = List.copyOf(steps);
    }

    /**
     * The path that a text such as {@code realm_access/roles} or {@code "https://example.org/roles"} means.
     *
     * @throws IllegalArgumentException if it means none
     */
    static ClaimPath of(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no path to a claim: write realm_access/roles, and a name with a slash in quotes.");
        }
        List<String> steps = new ArrayList<>();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            steps.add(step.group(1) == null ? step.group(2) : step.group(1));
        }
        return new ClaimPath(steps);
    }

    /** The text that stands there; absent where there is none. */
    Optional<String> text(JsonObject claims) {
        return value(claims) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The texts that stand there: those of a list, or those of one text with spaces or commas in between. */
    List<String> texts(JsonObject claims) {
        return switch (value(claims)) {
            case String text ->
                Stream.of(text.split("[\\s,]+")).filter(part -> !part.isEmpty()).toList();
            case JsonArray list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    private @Nullable Object value(JsonObject claims) {
        Object value = claims;
        for (String step : steps) {
            value = value instanceof JsonObject object ? object.getValue(step) : null;
        }
        return value;
    }
}
