package io.leeway.alert.delivery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;

/** Writes the mail about an alert: what matters first. */
@ApplicationScoped
class MailComposer {

    private final DeliveryConfig config;
    private final Template html;
    private final Template text;

    MailComposer(
            DeliveryConfig config,
            @Location("alert-mail.html") Template html,
            @Location("alert-mail.txt") Template text) {
        this.config = config;
        this.html = html;
        this.text = text;
    }

    Mail compose(String recipient, Alert alert, RiskAssessment assessment) {
        String subject = subject(alert, assessment);
        String link = config.dashboardUrl() + "/?model=" + encode(alert.model()) + "&batch=" + encode(alert.batch());
        return Mail.withHtml(recipient, subject, render(html, alert, assessment, link))
                .setText(render(text, alert, assessment, link))
                .addHeader("X-Leeway-Alert", alert.id())
                .addHeader("X-Leeway-Batch", alert.batchName());
    }

    private static String subject(Alert alert, RiskAssessment assessment) {
        int drifted = assessment.driftedFeatures().size();
        return String.format(
                Locale.ROOT,
                "[Leeway] %s: %s, batch %s: risk %s, %d drifted %s",
                alert.severity(),
                alert.model(),
                singleLine(alert.batchName()),
                alert.score() == null ? "unknown" : String.format(Locale.ROOT, "%.0f", alert.score()),
                drifted,
                drifted == 1 ? "feature" : "features");
    }

    private static String render(Template template, Alert alert, RiskAssessment assessment, String link) {
        return template.data("alert", alert)
                .data("assessment", assessment)
                .data(
                        "parts",
                        assessment.parts().stream().map(MailComposer::describe).toList())
                .data("score", alert.score() == null ? "unknown" : String.format(Locale.ROOT, "%.1f", alert.score()))
                .data("link", link)
                .render();
    }

    private static String describe(RiskPart part) {
        String value = part.value() == null ? "unknown" : String.format(Locale.ROOT, "%.0f %%", 100 * part.value());
        return part.name() + ": " + value + " (" + String.join("; ", part.reasons()) + ")";
    }

    /** A header must not be continued by what a client called its batch. */
    private static String singleLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
