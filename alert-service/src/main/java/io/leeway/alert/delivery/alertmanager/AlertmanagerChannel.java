package io.leeway.alert.delivery.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.Notices;
import io.leeway.alert.delivery.Secret;
import io.leeway.alert.delivery.http.HttpChannel;
import io.leeway.alert.delivery.http.HttpMeans;
import io.leeway.alert.delivery.http.HttpPost;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.RiskLevel;

/**
 * Incidents as alerts of Prometheus' Alertmanager, by {@code POST /api/v2/alerts}. The address is the Alertmanager's URL; a
 * secret is sent as a bearer token.
 *
 * <p>Labels are what an alert is told by, so that those of an incident stay the same from its beginning to its end, but for
 * the severity: when that changes, the alert of the other severity is ended in the same call. An alert whose end is not
 * named is over for Alertmanager after some minutes of silence; here an incident is never over by silence, so that it gets
 * an end a year away until it is resolved.
 */
@ApplicationScoped
class AlertmanagerChannel implements HttpChannel {

    private static final String PATH = "/api/v2/alerts";
    private static final Duration FAR = Duration.ofDays(365);
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final HttpMeans means;
    private final Notices notices;

    AlertmanagerChannel(HttpMeans means, Notices notices) {
        this.means = means;
        this.notices = notices;
    }

    @Override
    public HttpMeans means() {
        return means;
    }

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public Optional<String> secretFault(@Nullable String secret) {
        return secret == null || TOKEN.matcher(secret).matches()
                ? Optional.empty()
                : Optional.of("the secret is to be a bearer token of at most 200 visible ASCII characters");
    }

    @Override
    public List<HttpPost> compose(Message message) {
        ArrayNode alerts = ContractJson.mapper().createArrayNode();
        Instant now = Instant.now();
        add(alerts, message.alert(), message.change(), notices.of(message), now);
        message.others()
                .forEach(other -> add(alerts, other, other.change(), notices.of(Notices.alone(message, other)), now));
        Map<String, String> headers = message.secret()
                .map(Secret::value)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
        return List.of(new HttpPost(url(message.address()), headers, alerts.toString()));
    }

    private static void add(ArrayNode alerts, Alert incident, IncidentChange change, Notice notice, Instant now) {
        boolean over = change == IncidentChange.RESOLVED;
        for (RiskLevel severity : List.of(RiskLevel.WARNING, RiskLevel.CRITICAL)) {
            boolean fires = !over && severity == incident.severity();
            ObjectNode alert = alerts.addObject();
            alert.putObject("labels")
                    .put("alertname", "LeewayIncident")
                    .put("model", incident.model())
                    .put("incident", incident.id())
                    .put("severity", severity == RiskLevel.CRITICAL ? "critical" : "warning");
            alert.putObject("annotations")
                    .put("summary", notice.title())
                    .put("description", String.join("\n", notice.lines()));
            // Rows may have times to come; Alertmanager refuses what ends before it began.
            alert.put("startsAt", (incident.since().isAfter(now) ? now : incident.since()).toString());
            alert.put("endsAt", (fires ? now.plus(FAR) : now).toString());
            alert.put("generatorURL", notice.link());
        }
    }

    private static String url(String address) {
        return (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + PATH;
    }
}
