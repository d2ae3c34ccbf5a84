package io.leeway.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The models that a caller's roles are held for.
 *
 * @param patterns names of models, in which {@code *} stands for any characters; {@code *} alone is every model
 */
public record ModelScope(List<String> patterns) {

    /** Every model. */
    public static final ModelScope ALL = new ModelScope(List.of("*"));

    /** @throws IllegalArgumentException if there is no pattern, or an empty one */
    public ModelScope {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty() || patterns.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A scope names at least one model, or * for all.");
        }
    }

    /** Whether nothing is left out, also what is about no model in particular. */
    public boolean isAll() {
        return patterns.contains("*");
    }

    /** Whether a model belongs to it. */
    public boolean covers(String model) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, model));
    }

    private static boolean matches(String pattern, String model) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder expression = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            expression.append(".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(model)
                .matches();
    }
}
