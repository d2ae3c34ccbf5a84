package io.leeway.alert.delivery.mail;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.leeway.alert.delivery.DeliveryConfig;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertKind;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskPart;
import io.leeway.support.text.SafeText;

/**
 * Writes the mail about an alert: what matters first. What clients chose, such as a batch's name, reaches a mail through
 * {@link SafeText} only.
 */
@ApplicationScoped
class MailComposer {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_HEADER = 100;
    private static final int LONGEST_SENTENCE = 2_000;
    private static final int MOST_REASONS = 10;

    private final DeliveryConfig config;
    private final String from;
    private final Template batchHtml;
    private final Template batchText;
    private final Template modelHtml;
    private final Template modelText;

    MailComposer(
            DeliveryConfig config,
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @Location("alert-mail.html") Template batchHtml,
            @Location("alert-mail.txt") Template batchText,
            @Location("model-mail.html") Template modelHtml,
            @Location("model-mail.txt") Template modelText) {
        this.config = config;
        this.from = from;
        this.batchHtml = batchHtml;
        this.batchText = batchText;
        this.modelHtml = modelHtml;
        this.modelText = modelText;
    }

    /**
     * The mail.
     *
     * @param id stays the same however often it is tried, so that a mailbox can tell a second copy
     */
    MailMessage compose(UUID id, String recipient, Alert alert, Optional<RiskAssessment> assessment) {
        MailMessage mail = new MailMessage()
                .setFrom(from)
                .setTo(recipient)
                .addHeader("Message-ID", "<" + id + "@leeway>")
                .addHeader("X-Leeway-Alert", alert.id())
                .addHeader("X-Leeway-Model", SafeText.header(alert.model(), LONGEST_HEADER));
        if (alert.kind() != AlertKind.BATCH || assessment.isEmpty()) {
            return mail.setSubject("[Leeway] " + alert.severity() + ": " + alert.model() + ": " + headline(alert))
                    .setHtml(ofModel(modelHtml, alert))
                    .setText(ofModel(modelText, alert));
        }
        return mail.addHeader("X-Leeway-Batch", SafeText.header(alert.batchName(), LONGEST_HEADER))
                .setSubject(subject(alert, assessment.get()))
                .setHtml(ofBatch(batchHtml, alert, assessment.get()))
                .setText(ofBatch(batchText, alert, assessment.get()));
    }

    private static String subject(Alert alert, RiskAssessment assessment) {
        int drifted = assessment.driftedFeatures().size();
        return String.format(
                Locale.ROOT,
                "[Leeway] %s: %s, batch %s: risk %s, %d drifted %s",
                alert.severity(),
                alert.model(),
                SafeText.line(alert.batchName(), LONGEST_HEADER),
                alert.score() == null ? "unknown" : String.format(Locale.ROOT, "%.0f", alert.score()),
                drifted,
                drifted == 1 ? "feature" : "features");
    }

    private static String headline(Alert alert) {
        return switch (alert.kind()) {
            case BATCH -> "a batch needs a look";
            case INTAKE -> "what was sent was refused";
            case PIPELINE -> "what was accepted is not being judged";
            case NO_DATA -> "nothing comes in any more";
        };
    }

    private static String advice(Alert alert) {
        return switch (alert.kind()) {
            case BATCH -> "";
            case INTAKE ->
                "Nothing of it was stored, so nothing of it is watched. Mend what sends it and send it again; the alert is"
                        + " resolved when a later batch has been judged.";
            case PIPELINE ->
                "Nothing is lost: it waits. See that every service and server runs (leeway status); the alert is resolved"
                        + " when it flows again.";
            case NO_DATA ->
                "See whether what sends its batches runs. The incident is resolved when the next batch has been judged.";
        };
    }

    private String ofModel(Template template, Alert alert) {
        return common(template, alert)
                .data("headline", headline(alert))
                .data("advice", advice(alert))
                .data("link", config.dashboardUrl() + "/?model=" + encode(alert.model()))
                .render();
    }

    private String ofBatch(Template template, Alert alert, RiskAssessment assessment) {
        return common(template, alert)
                .data("batch", SafeText.line(alert.batchName(), LONGEST_NAME))
                .data(
                        "parts",
                        assessment.parts().stream().map(MailComposer::describe).toList())
                .data("score", alert.score() == null ? "unknown" : String.format(Locale.ROOT, "%.1f", alert.score()))
                .data(
                        "link",
                        config.dashboardUrl() + "/?model=" + encode(alert.model()) + "&batch="
                                + encode(String.valueOf(alert.batch())))
                .render();
    }

    private static TemplateInstance common(Template template, Alert alert) {
        List<String> findings = alert.findings().stream()
                .map(finding -> SafeText.line(finding.message(), LONGEST_SENTENCE))
                .toList();
        return template.data("severity", alert.severity().name())
                .data("critical", alert.severity() == RiskLevel.CRITICAL)
                .data("model", SafeText.line(alert.model(), LONGEST_NAME))
                .data("findings", findings);
    }

    private static String describe(RiskPart part) {
        String value = part.value() == null ? "unknown" : String.format(Locale.ROOT, "%.0f %%", 100 * part.value());
        String reasons =
                String.join("; ", part.reasons().stream().limit(MOST_REASONS).toList());
        return SafeText.line(part.name() + ": " + value + " (" + reasons + ")", LONGEST_SENTENCE);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
