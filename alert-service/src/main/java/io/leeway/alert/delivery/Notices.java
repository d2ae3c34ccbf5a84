package io.leeway.alert.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.QualityFinding;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.text.Listing;
import io.leeway.support.text.SafeText;

/** Puts messages into words, the same for every channel. */
@ApplicationScoped
public class Notices {

    /** How many sentences of a kind a message has at most: of what moved, of what else was found, and of other incidents. */
    public static final int MOST_SENTENCES = 6;

    private static final int MOST_NAMES = 3;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_SENTENCE = 400;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String dashboard;

    Notices(DeliveryConfig config) {
        this.dashboard = config.dashboardUrl();
    }

    /** What the message says. */
    public Notice of(Message message) {
        Alert alert = message.alert();
        List<FeatureShift> shifts = shifts(message);
        return new Notice(
                state(message),
                title(alert, message.assessment().orElse(null)),
                words(message.change()),
                sentences(message, shifts),
                more(message),
                shifts,
                alert.batch() == null || message.change() == IncidentChange.RESOLVED
                        ? Optional.empty()
                        : Optional.of(RiskWords.of(alert, message.assessment().orElse(null))),
                since(message),
                place(alert),
                link(alert));
    }

    /** A message of one of those that a message tells of beside its first. */
    public static Message alone(Message message, Alert other) {
        return new Message(
                message.id(),
                message.address(),
                UUID.fromString(other.id()),
                other.change(),
                other.since(),
                other,
                List.of(),
                Optional.empty(),
                message.secret(),
                message.key());
    }

    /** What became of an incident, in a word or two. */
    public static String words(IncidentChange change) {
        return switch (change) {
            case FIRED -> "New";
            case WORSENED -> "Worse than before";
            case UPDATED -> "Goes on";
            case RESOLVED -> "Resolved";
            case CORRECTED -> "Corrected";
            case REMINDER -> "Still there";
            case NO_DATA -> "No data";
        };
    }

    /** A moment for people, in UTC. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** Where the incident is to be seen: its latest window, or the model. */
    public String link(Alert alert) {
        String model = dashboard + "/?model=" + encode(alert.model());
        return alert.batch() == null ? model : model + "&batch=" + encode(alert.batch());
    }

    private static String state(Message message) {
        return switch (message.change()) {
            case RESOLVED -> "resolved";
            case CORRECTED -> "corrected";
            default -> message.alert().severity().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String title(Alert alert, @Nullable RiskAssessment assessment) {
        return clean(alert.model()) + ": " + what(alert, assessment);
    }

    /** What it is about, with the names of what moved. */
    static String what(Alert alert, @Nullable RiskAssessment assessment) {
        return switch (alert.kind()) {
            case INTAKE -> "what was sent was refused";
            case PIPELINE -> "what was accepted is not being judged";
            case NO_DATA -> "nothing comes in any more";
            case BATCH -> assessment == null ? "needs a look" : moved(alert, assessment);
        };
    }

    private static String moved(Alert alert, RiskAssessment assessment) {
        if (alert.subject() != null) {
            return clean(alert.subject());
        }
        return Stream.of(
                        AlertCondition.DRIFT_SHARE,
                        AlertCondition.PERFORMANCE_DROP,
                        AlertCondition.DATA_QUALITY,
                        AlertCondition.OUT_OF_RANGE)
                .filter(condition -> isAbout(alert, condition))
                .flatMap(condition -> names(condition, assessment).stream())
                .findFirst()
                .orElseGet(() -> assessment.changes().isEmpty() ? RiskWords.of(alert, null) : "changed over time");
    }

    /** Whether an incident is one of that condition; one of a condition that has no names of its own is about each. */
    private static boolean isAbout(Alert alert, AlertCondition condition) {
        AlertCondition on = alert.on();
        return on == condition
                || (on != AlertCondition.PERFORMANCE_DROP
                        && on != AlertCondition.DATA_QUALITY
                        && on != AlertCondition.OUT_OF_RANGE
                        && on != AlertCondition.CHANGE);
    }

    private static Optional<String> names(AlertCondition condition, RiskAssessment assessment) {
        return switch (condition) {
            case DRIFT_SHARE -> names(assessment.driftedFeatures(), "", " moved");
            case PERFORMANCE_DROP ->
                names(
                        assessment.performanceDrops().stream()
                                .map(metric -> metric.name().word())
                                .toList(),
                        "",
                        " got worse");
            case DATA_QUALITY ->
                names(
                        assessment.qualityFindings().stream()
                                .map(QualityFinding::column)
                                .distinct()
                                .toList(),
                        "data quality of ",
                        "");
            case OUT_OF_RANGE ->
                assessment
                        .outOfRange(RangeBasis.TRAINING)
                        .flatMap(found -> names(found.columns(), "", " out of range"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> names(List<String> all, String before, String after) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(before + Listing.of(all, MOST_NAMES, Notices::clean) + after);
    }

    private static List<String> sentences(Message message, List<FeatureShift> shifts) {
        Alert alert = message.alert();
        List<String> all = new ArrayList<>();
        if (alert.note() != null) {
            all.add(SafeText.line(alert.note(), LONGEST_SENTENCE));
        }
        shifts.forEach(shift -> all.add(ShiftWords.of(shift)));
        // What was found while it lasted is no news any more, and is not so now.
        String before = message.change() == IncidentChange.RESOLVED ? "It was: " : "";
        alert.findings().stream()
                .limit(MOST_SENTENCES)
                .forEach(finding -> all.add(before + SafeText.line(finding.message(), LONGEST_SENTENCE)));
        message.others().stream()
                .limit(MOST_SENTENCES)
                .forEach(other -> all.add(
                        "Also " + words(other.change()).toLowerCase(Locale.ROOT) + ": " + inShort(other, alert)));
        return List.copyOf(all);
    }

    /** What another incident of the same message is about: of the same model what was found, of another its name as well. */
    private static String inShort(Alert other, Alert lead) {
        if (!other.model().equals(lead.model()) || other.findings().isEmpty()) {
            return title(other, null);
        }
        String found = SafeText.line(other.findings().getFirst().message(), LONGEST_SENTENCE);
        return other.change() == IncidentChange.RESOLVED ? "it was: " + found : found;
    }

    /** How the features moved that the incident is about. */
    private static List<FeatureShift> shifts(Message message) {
        Alert alert = message.alert();
        if (message.change() == IncidentChange.RESOLVED || !isAbout(alert, AlertCondition.DRIFT_SHARE)) {
            return List.of();
        }
        return message.assessment().map(RiskAssessment::shifts).orElse(List.of()).stream()
                .filter(shift -> alert.subject() == null || alert.subject().equals(shift.feature()))
                .toList();
    }

    private static String since(Message message) {
        Alert alert = message.alert();
        String windows = alert.windowCount() < 2 ? "" : ", in " + alert.windowCount() + " windows";
        return message.change() == IncidentChange.RESOLVED && alert.resolvedAt() != null
                ? "It lasted from " + time(message.since()) + " to " + time(alert.resolvedAt()) + windows
                : "Since " + time(message.since()) + windows;
    }

    private static int more(Message message) {
        return Math.max(0, message.alert().findings().size() - MOST_SENTENCES)
                + Math.max(0, message.others().size() - MOST_SENTENCES);
    }

    /** A share in per cent. */
    public static String percent(double share) {
        return ShiftWords.percent(share);
    }

    /** A number with three digits that count. */
    public static String number(double value) {
        return ShiftWords.number(value);
    }

    private static String place(Alert alert) {
        return alert.batchName() == null
                ? clean(alert.model())
                : clean(alert.model()) + ", " + clean(alert.batchName());
    }

    private static String clean(@Nullable String name) {
        return SafeText.line(name, LONGEST_NAME);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
