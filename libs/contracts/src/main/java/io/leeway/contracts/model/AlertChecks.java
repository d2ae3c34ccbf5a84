package io.leeway.contracts.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;

import static io.leeway.contracts.model.ModelDefinitionRules.between;
import static io.leeway.contracts.model.ModelDefinitionRules.name;
import static io.leeway.contracts.model.ModelDefinitionRules.require;

/** What a definition may say of incidents: when they begin and end, and whom they reach. */
final class AlertChecks {

    static final int MAXIMUM_RULES = 1_000;

    private static final int MOST_WINDOWS = 20;

    private static final Set<AlertCondition> OF_FEATURES = Set.of(AlertCondition.DRIFT, AlertCondition.DATA_QUALITY);

    private static final Map<AlertCondition, Double> GREATEST = Map.of(
            AlertCondition.DRIFT_SHARE, 1.0,
            AlertCondition.DRIFT, (double) ModelDefinition.MAXIMUM_FEATURES,
            AlertCondition.DATA_QUALITY, 1e9,
            AlertCondition.PERFORMANCE_DROP, 1_000.0);

    private AlertChecks() {}

    static void check(ModelDefinition definition) {
        IncidentSettings incidents = definition.incidents();
        between(incidents.resolveAfter(), 1, MOST_WINDOWS, "incidents.resolveAfter");
        if (incidents.expect() != null) {
            TimeRules.wholeSeconds(incidents.expect(), "incidents.expect", "The time within which a batch is expected");
        }
        require(
                definition.alerts().size() <= MAXIMUM_RULES,
                "alerts",
                "There are " + definition.alerts().size() + " alert rules; at most " + MAXIMUM_RULES + " are allowed.");
        Map<String, String> holds = new HashMap<>();
        for (int i = 0; i < definition.alerts().size(); i++) {
            String place = "alerts.[" + i + "]";
            AlertRule rule = definition.alerts().get(i);
            checkRule(place, rule, definition);
            String hold = Objects.requireNonNullElse(rule.hold(), "");
            String first = holds.putIfAbsent(rule.on() + "|" + rule.subject().orElse(""), hold);
            require(
                    first == null || first.equals(hold),
                    place + ".hold",
                    "Rules of one condition make one incident: all of them have the same 'hold'.");
        }
    }

    private static void checkRule(String place, AlertRule rule, ModelDefinition definition) {
        require(
                rule.on() != null,
                place + ".on",
                "The condition is missing: "
                        + Stream.of(AlertCondition.values())
                                .map(AlertCondition::conditionName)
                                .collect(Collectors.joining(", "))
                        + ".");
        require(
                rule.at() == RiskLevel.WARNING || rule.at() == RiskLevel.CRITICAL,
                place + ".at",
                "A risk alert fires at warning or critical.");
        checkSubject(place, rule, definition);
        Double greatest = GREATEST.get(rule.on());
        if (rule.above() != null) {
            require(
                    greatest != null,
                    place + ".above",
                    "The condition " + rule.on().conditionName() + " has no number to be above.");
            between(rule.above(), 0, Objects.requireNonNull(greatest), place + ".above");
        }
        if (rule.hold() != null) {
            require(
                    rule.on().isOfBatches(),
                    place + ".hold",
                    "Only what is found in batches can be asked of several of them.");
            require(
                    AlertHold.parse(rule.hold()).isPresent(),
                    place + ".hold",
                    "In how many of the last windows is such as '2 of 3', of " + AlertHold.MOST + " at most.");
        }
        if (rule.repeat() != null) {
            TimeRules.wholeSeconds(rule.repeat(), place + ".repeat", "The time until a reminder");
        }
        if (rule.to() != null) {
            checkTarget(place + ".to", rule.to());
        }
    }

    private static void checkSubject(String place, AlertRule rule, ModelDefinition definition) {
        String feature = rule.feature();
        if (feature != null) {
            require(
                    OF_FEATURES.contains(rule.on()),
                    place + ".feature",
                    "Only drift and data-quality can be about one feature.");
            name(feature, place + ".feature");
            require(
                    definition.features().containsKey(feature),
                    place + ".feature",
                    "There is no feature '" + feature + "'.");
        }
        String metric = rule.metric();
        if (metric != null) {
            require(
                    rule.on() == AlertCondition.PERFORMANCE_DROP,
                    place + ".metric",
                    "Only performance-drop can be about one metric.");
            name(metric, place + ".metric");
        }
    }

    private static void checkTarget(String place, AlertTarget target) {
        if (target.channel() == null && target.address() == null) {
            checkEmail(target.email(), place + ".email");
            return;
        }
        require(target.email() == null, place, "A recipient is either an 'email', or an 'address' on a 'channel'.");
        require(target.channel() != null, place + ".channel", "The channel of the address is missing.");
        String address = target.address();
        require(address != null && !address.isBlank(), place + ".address", "The address on the channel is missing.");
        String fault = Names.fault(Objects.requireNonNull(address), AlertTarget.LONGEST_ADDRESS);
        require(fault == null, place + ".address", "The address " + fault + ".");
        if (target.channel() == AlertChannel.MAIL) {
            checkEmail(address, place + ".address");
        }
    }

    private static void checkEmail(@Nullable String address, String place) {
        require(
                Names.isEmail(address),
                place,
                "An e-mail address is missing or malformed: something like ops@example.com, at most "
                        + Names.LONGEST_EMAIL + " characters, without control characters.");
    }
}
