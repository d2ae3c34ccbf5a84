package io.leeway.alert.delivery.mail;

import java.util.Locale;
import java.util.UUID;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.DeliveryConfig;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.Notices;
import io.leeway.contracts.alerts.Alert;
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
    private static final String OVER = "#2e7d32";

    private final Notices notices;
    private final String dashboard;
    private final String from;
    private final Template html;
    private final Template text;

    MailComposer(
            DeliveryConfig config,
            Notices notices,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @Location("mail.html") Template html,
            @Location("mail.txt") Template text) {
        this.notices = notices;
        this.dashboard = config.dashboardUrl();
        this.from = from;
        this.html = html;
        this.text = text;
    }

    /** The mail. */
    MailMessage compose(Message message) {
        Alert alert = message.alert();
        Notice notice = notices.of(message);
        String thread = "<incident." + message.incident() + "@leeway>";
        String stop = dashboard + "/api/alert/v1/unsubscribe/" + message.key();
        MailMessage mail = new MailMessage()
                .setFrom(from)
                .setTo(message.address())
                .setSubject(subject(notice))
                .setHtml(fill(html, message, notice, stop))
                .setText(fill(text, message, notice, stop))
                // Stays the same however often it is tried, so that a mailbox can tell a second copy.
                .addHeader("Message-ID", "<" + message.id() + "@leeway>")
                .addHeader("In-Reply-To", thread)
                .addHeader("References", thread)
                .addHeader("List-Unsubscribe", "<" + stop + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .addHeader("X-Leeway-Alert", alert.id())
                .addHeader("X-Leeway-Model", SafeText.header(alert.model(), LONGEST_HEADER));
        return alert.batchName() == null
                ? mail
                : mail.addHeader("X-Leeway-Batch", SafeText.header(alert.batchName(), LONGEST_HEADER));
    }

    /** The mail that asks whether somebody wants what his address was subscribed to. */
    MailMessage question(String address, UUID key) {
        return new MailMessage()
                .setFrom(from)
                .setTo(address)
                .setSubject("[Leeway] Please confirm your subscription")
                .setText("Somebody subscribed this address to alerts about models.\n\nYes, send them: " + dashboard
                        + "/api/alert/v1/confirm/" + key
                        + "\n\nIf it was not you, do nothing: no other mail will come.\n");
    }

    private static String subject(Notice notice) {
        return SafeText.line(
                "[Leeway] " + notice.state().toUpperCase(Locale.ROOT) + ": " + notice.about(), LONGEST_SUBJECT);
    }

    private String fill(Template template, Message message, Notice notice, String stop) {
        TemplateInstance filled = template.data(
                        "subject", notice.state().toUpperCase(Locale.ROOT) + ": " + notice.about())
                .data("headline", notice.about())
                .data("change", notice.change())
                .data("place", notice.place())
                .data("sentences", notice.sentences())
                .data("more", notice.more())
                .data("bars", Bar.of(notice.shifts()))
                .data("risk", notice.risk().orElse(null))
                .data("since", notice.since())
                .data("advice", message.change() == IncidentChange.RESOLVED ? null : advice(message.alert()))
                .data("color", color(message))
                .data("link", notice.link())
                .data("takeOn", message.alert().state() == AlertState.FIRING ? takeOn(message.alert()) : null)
                .data("stop", stop);
        return filled.render();
    }

    private String takeOn(Alert alert) {
        return notices.link(alert) + "&acknowledge=" + alert.id();
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
