package io.leeway.alert.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.reports.FeatureShift;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.text.SafeText;

/** Puts messages into words, the same for every channel. */
@ApplicationScoped
public class Notices {

    /** How many sentences of a kind a message has at most: of what moved, of what else was found, and of other incidents. */
    public static final int MOST_SENTENCES = 6;

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
                models(message),
                Subjects.of(message),
                words(message.change()),
                sentences(message, shifts),
                more(message),
                shifts,
                alert.batch() == null || message.change() == IncidentChange.RESOLVED
                        ? Optional.empty()
                        : Optional.of(RiskWords.of(alert, message.assessment().orElse(null))),
                ChangeWords.of(message),
                since(message),
                alert.batchName() == null ? models(message) : place(alert),
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

    /** The model, and how many others are struck as well. */
    private static String models(Message message) {
        long others = message.others().stream()
                .map(Alert::model)
                .filter(model -> !model.equals(message.alert().model()))
                .distinct()
                .count();
        String model = clean(message.alert().model());
        return others == 0 ? model : model + " and " + others + (others == 1 ? " other model" : " other models");
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
        others(message).stream().limit(MOST_SENTENCES).forEach(other -> all.add(also(other, message)));
        return List.copyOf(all);
    }

    /** The others that are worth a sentence: the score of the same window stands in a line of its own. */
    private static List<Alert> others(Message message) {
        Alert alert = message.alert();
        return message.others().stream()
                .filter(other -> other.on() != AlertCondition.RISK
                        || alert.score() == null
                        || message.change() == IncidentChange.RESOLVED
                        || !Objects.equals(other.batch(), alert.batch()))
                .toList();
    }

    /** What became of another incident; where the same did as of the first, in no more words than are needed. */
    private static String also(Alert other, Message message) {
        String found = inShort(other, message.alert());
        return other.change() == message.change()
                ? found
                : "Also " + words(other.change()).toLowerCase(Locale.ROOT) + ": " + found;
    }

    /** What another incident of the same message is about: of the same model what was found, of another its name as well. */
    private static String inShort(Alert other, Alert lead) {
        if (!other.model().equals(lead.model()) || other.findings().isEmpty()) {
            return clean(other.model()) + ": " + Subjects.of(other, null);
        }
        String found = SafeText.line(other.findings().getFirst().message(), LONGEST_SENTENCE);
        return other.change() == IncidentChange.RESOLVED ? "It was: " + found : found;
    }

    /** How the features moved that the incident is about. */
    private static List<FeatureShift> shifts(Message message) {
        Alert alert = message.alert();
        if (message.change() == IncidentChange.RESOLVED || !Subjects.isAbout(alert, AlertCondition.DRIFT_SHARE)) {
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
                + Math.max(0, others(message).size() - MOST_SENTENCES);
    }

    /** In which direction and how far a feature moved, in a sentence. */
    public static String sentence(FeatureShift shift) {
        return ShiftWords.of(shift);
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
        return clean(alert.model()) + ", " + clean(alert.batchName());
    }

    /** A name that a client chose, as it may stand in a sentence. */
    public static String clean(@Nullable String name) {
        return SafeText.line(name, LONGEST_NAME);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
