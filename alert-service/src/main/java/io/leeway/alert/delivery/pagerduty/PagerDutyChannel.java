package io.leeway.alert.delivery.pagerduty;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.Notices;
import io.leeway.alert.delivery.http.HttpChannel;
import io.leeway.alert.delivery.http.HttpDeliveryConfig;
import io.leeway.alert.delivery.http.HttpMeans;
import io.leeway.alert.delivery.http.HttpPost;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.RiskLevel;

/**
 * Incidents as those of PagerDuty, by its Events API of version 2. The address is the integration's key, and the incident's
 * id is the {@code dedup_key}: what becomes of an incident changes the one that there is.
 */
@ApplicationScoped
class PagerDutyChannel implements HttpChannel {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");
    private static final int SHOWN = 4;

    /** How many other incidents of the same message get an event; as many as fit into the time that a message has. */
    private static final int MOST_OTHERS = 20;

    private final HttpMeans means;
    private final Notices notices;
    private final String url;

    PagerDutyChannel(HttpMeans means, Notices notices, HttpDeliveryConfig config) {
        this.means = means;
        this.notices = notices;
        this.url = config.pagerdutyUrl();
    }

    @Override
    public HttpMeans means() {
        return means;
    }

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public Optional<String> fault(String address) {
        return KEY.matcher(address).matches()
                ? Optional.empty()
                : Optional.of("the address is to be the key of an integration of Events API v2, 32 letters and digits");
    }

    @Override
    public String shown(String address) {
        return "…" + address.substring(Math.max(0, address.length() - SHOWN));
    }

    /** One event an incident, for each is one of PagerDuty's own. */
    @Override
    public List<HttpPost> compose(Message message) {
        return Stream.concat(
                        Stream.of(message.alert()), message.others().stream().limit(MOST_OTHERS))
                .map(alert -> event(message, alert))
                .toList();
    }

    private HttpPost event(Message message, Alert alert) {
        boolean isFirst = alert.equals(message.alert());
        Notice notice = notices.of(isFirst ? message : Notices.alone(message, alert));
        ObjectNode body = ContractJson.mapper()
                .createObjectNode()
                .put("routing_key", message.address())
                .put("event_action", action(isFirst ? message.change() : alert.change(), alert.state()))
                .put("dedup_key", alert.id())
                .put("client", "Leeway")
                .put("client_url", notice.link());
        ObjectNode payload = body.putObject("payload")
                .put("summary", notice.title())
                .put("source", alert.model())
                .put("severity", alert.severity() == RiskLevel.CRITICAL ? "critical" : "warning")
                .put("timestamp", alert.since().toString())
                .put("component", notice.place())
                .put("class", alert.kind().name());
        payload.putObject("custom_details")
                .put("change", notice.change())
                .put("found", String.join("\n", notice.lines()));
        body.putArray("links").addObject().put("href", notice.link()).put("text", "Look at it");
        return new HttpPost(url, body.toString());
    }

    private static String action(IncidentChange change, AlertState state) {
        if (change == IncidentChange.RESOLVED) {
            return "resolve";
        }
        return state == AlertState.ACKNOWLEDGED ? "acknowledge" : "trigger";
    }
}
