package io.leeway.alert.delivery.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.DeliveryConfig;
import io.leeway.alert.delivery.Letter;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.Notices;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.support.text.SafeText;

/**
 * Writes the mail about an incident: what matters first, as text and as HTML. What clients chose, such as a batch's name,
 * reaches a mail through {@link SafeText} only.
 *
 * <p>All mails about an incident name the same {@code References}, so that mail programs show them as one conversation,
 * and can be unsubscribed by one request, as RFC 8058 says.
 */
@ApplicationScoped
class MailComposer {

    private static final int LONGEST_HEADER = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final String CRITICAL = "#c62828";
    private static final String WARNING = "#b35c00";
    private static final int MOST_REFERENCES = 20;
    private static final String PLAIN = "#1f5fbf";
    private static final String OVER = "#2e7d32";

    private final Notices notices;
    private final String dashboard;
    private final String from;
    private final Template html;
    private final Template text;
    private final Template question;

    MailComposer(
            DeliveryConfig config,
            Notices notices,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @Location("mail.html") Template html,
            @Location("mail.txt") Template text,
            @Location("question.html") Template question) {
        this.notices = notices;
        this.dashboard = config.dashboardUrl();
        this.from = from;
        this.html = html;
        this.text = text;
        this.question = question;
    }

    /** The mail about incidents. */
    MailMessage compose(Message message) {
        Alert alert = message.alert();
        Notice notice = notices.of(message);
        String thread = thread(message.incident().toString());
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("severity", severity(message));
        data.put("color", color(message));
        // What begins with a feature's name is left as it is.
        data.put("headline", alert.kind() == AlertKind.BATCH ? notice.what() : capital(notice.what()));
        data.put("advice", message.change() == IncidentChange.RESOLVED ? null : advice(alert));
        data.put("takeOn", alert.state() == AlertState.FIRING ? takeOn(alert) : null);
        MailMessage mail = mail(message.address(), message.id(), message.key(), notice, data)
                .addHeader("In-Reply-To", thread)
                .addHeader("References", references(message, thread))
                .addHeader("X-Leeway-Alert", alert.id())
                .addHeader("X-Leeway-Model", SafeText.header(alert.model(), LONGEST_HEADER));
        return alert.batchName() == null
                ? mail
                : mail.addHeader("X-Leeway-Batch", SafeText.header(alert.batchName(), LONGEST_HEADER));
    }

    /** The mail that is about no incident. */
    MailMessage compose(Letter letter) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("severity", null);
        data.put("color", PLAIN);
        data.put("headline", capital(letter.notice().what()));
        data.put(
                "advice",
                letter.type().equals(Letter.DIGEST)
                        ? "Nothing has to be done. This comes where there is something, as often as the subscription"
                                + " says; \"digest\": \"off\" ends it and leaves the alerts."
                        : null);
        data.put("takeOn", null);
        return mail(letter.address(), letter.id(), letter.key(), letter.notice(), data);
    }

    private MailMessage mail(
            String address, UUID id, UUID key, Notice notice, Map<String, @Nullable Object> particular) {
        String stop = dashboard + "/api/alert/v1/unsubscribe/" + key;
        String subject = notice.state().toUpperCase(Locale.ROOT) + ": " + notice.about();
        particular.put("notice", notice);
        particular.put("subject", subject);
        particular.put("bars", Bar.of(notice.shifts()));
        particular.put("risk", notice.risk().orElse(null));
        particular.put("changed", notice.changed().orElse(null));
        particular.put("stop", stop);
        return new MailMessage()
                .setFrom(from)
                .setTo(address)
                .setSubject(SafeText.line("[Leeway] " + subject, LONGEST_SUBJECT))
                // No line begins with a per cent sign.
                .setHtml(html.instance().data(particular).render().replace(" %", "&nbsp;%"))
                .setText(text.instance().data(particular).render())
                // Stays the same however often it is tried, so that a mailbox can tell a second copy.
                .addHeader("Message-ID", "<" + id + "@leeway>")
                .addHeader("List-Unsubscribe", "<" + stop + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** The mail that asks whether somebody wants what his address was subscribed to. */
    MailMessage question(String address, UUID key) {
        String confirm = dashboard + "/api/alert/v1/confirm/" + key;
        return new MailMessage()
                .setFrom(from)
                .setTo(address)
                .setSubject("[Leeway] Please confirm your subscription")
                .setHtml(question.data("confirm", confirm).render())
                .setText("Somebody subscribed this address to alerts about models.\n\nYes, send them: " + confirm
                        + "\n\nIf it was not you, do nothing: no other mail will come.\n");
    }

    private static String thread(String incident) {
        return "<incident." + incident + "@leeway>";
    }

    /** The incidents of the model that it tells of, its own last; so one that ends alone stays where it began. */
    private static String references(Message message, String own) {
        return Stream.concat(
                        message.others().stream()
                                .filter(other ->
                                        other.model().equals(message.alert().model()))
                                .limit(MOST_REFERENCES)
                                .map(other -> thread(other.id())),
                        Stream.of(own))
                .collect(Collectors.joining(" "));
    }

    private String takeOn(Alert alert) {
        return notices.link(alert) + "&acknowledge=" + alert.id();
    }

    /** Of what is over it is no matter any more. */
    private static @Nullable String severity(Message message) {
        return message.change() == IncidentChange.RESOLVED
                ? null
                : capital(message.alert().severity().name().toLowerCase(Locale.ROOT));
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String color(Message message) {
        if (message.change() == IncidentChange.RESOLVED) {
            return OVER;
        }
        return message.alert().severity() == RiskLevel.CRITICAL ? CRITICAL : WARNING;
    }

    private static @Nullable String advice(Alert alert) {
        return switch (alert.kind()) {
            case BATCH -> null;
            case INTAKE ->
                "Nothing of it was stored, so nothing of it is watched. Mend what sends it and send it again; the"
                        + " incident is resolved when a later batch has been judged.";
            case PIPELINE ->
                "Nothing is lost: it waits. See that every service and server runs (leeway status); the incident is"
                        + " resolved when it flows again.";
            case NO_DATA ->
                "See whether what sends its batches runs. The incident is resolved when the next batch has been"
                        + " judged.";
        };
    }
}
