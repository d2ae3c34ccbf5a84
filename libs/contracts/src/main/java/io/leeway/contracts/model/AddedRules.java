package io.leeway.contracts.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.Defaulted;
import io.leeway.contracts.text.Names;

import static io.leeway.contracts.model.ModelDefinitionRules.require;

/**
 * Alert rules that hold beside those of a model's definition, as if they stood at the end of its own.
 *
 * @param rules the rules
 * @param reason why, for those who wonder
 * @param by who wants them
 */
public record AddedRules(
        @Defaulted List<AlertRule> rules,
        @Nullable String reason,
        @Nullable String by) {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_NAME = 200;
    private static final Pattern PLACE = Pattern.compile("^alerts\\.\\[(\\d+)\\]");

    /** Gives what is null its default. */
    public AddedRules(@Nullable List<AlertRule> rules, @Nullable String reason, @Nullable String by) {
        this.rules = rules == null ? List.of() : List.copyOf(rules);
        this.reason = reason;
        this.by = by;
    }

    /** The definition with these rules behind its own. */
    public ModelDefinition to(ModelDefinition definition) {
        if (rules.isEmpty()) {
            return definition;
        }
        List<AlertRule> all = new ArrayList<>(definition.alerts());
        all.addAll(rules);
        return ModelDefinitionBuilder.builder(definition).alerts(all).build();
    }

    /**
     * Holds them against what a definition may say.
     *
     * @throws InvalidDefinitionException with the place in these rules
     */
    void check(ModelDefinition definition) {
        text(reason, "reason", LONGEST_REASON);
        text(by, "by", LONGEST_NAME);
        require(!rules.isEmpty(), "rules", "There are no rules: send one at least, or DELETE them.");
        int own = definition.alerts().size();
        try {
            AlertChecks.check(to(definition));
        } catch (InvalidDefinitionException broken) {
            Matcher place = PLACE.matcher(broken.place());
            throw new InvalidDefinitionException(
                    place.replaceFirst(found -> "rules.[" + Math.max(0, index(found) - own) + "]"),
                    String.valueOf(broken.getMessage()));
        }
    }

    private static int index(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }

    private static void text(@Nullable String text, String place, int longest) {
        require(text != null && !text.isBlank(), place, "It is missing.");
        String fault = Names.fault(String.valueOf(text), longest);
        require(fault == null, place, "It " + fault + ".");
    }
}
