package io.leeway.alert.delivery.teams;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.Letter;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.Notices;
import io.leeway.alert.delivery.http.HttpChannel;
import io.leeway.alert.delivery.http.HttpMeans;
import io.leeway.alert.delivery.http.HttpPost;
import io.leeway.alert.delivery.http.WebAddresses;
import io.leeway.contracts.ContractJson;
import io.leeway.contracts.model.RiskLevel;

/**
 * Alerts as adaptive cards of Microsoft Teams, through the webhook of a workflow ("Post to a channel when a webhook request
 * is received").
 *
 * <p>What clients chose stands in text runs, in which no Markdown is read, unlike in a text block.
 */
@ApplicationScoped
class TeamsChannel implements HttpChannel {

    private final HttpMeans means;
    private final Notices notices;

    TeamsChannel(HttpMeans means, Notices notices) {
        this.means = means;
        this.notices = notices;
    }

    @Override
    public HttpMeans means() {
        return means;
    }

    @Override
    public String name() {
        return "teams";
    }

    @Override
    public String shown(String address) {
        return WebAddresses.server(address);
    }

    @Override
    public boolean takesLetters() {
        return true;
    }

    @Override
    public List<HttpPost> compose(Message message) {
        boolean isCritical = message.alert().severity() == RiskLevel.CRITICAL;
        return List.of(
                new HttpPost(message.address(), body(notices.of(message), isCritical ? "Attention" : "Default")));
    }

    @Override
    public List<HttpPost> compose(Letter letter) {
        return List.of(new HttpPost(letter.address(), body(letter.notice(), "Default")));
    }

    private static String body(Notice notice, String color) {
        ObjectNode body = ContractJson.mapper().createObjectNode().put("type", "message");
        ObjectNode card = body.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        ArrayNode parts = card.putArray("body");
        run(parts, notice.title()).put("weight", "Bolder").put("size", "Medium").put("color", color);
        run(parts, notice.heading()).put("isSubtle", true);
        notice.lines().forEach(line -> run(parts, line));
        card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Look at it")
                .put("url", notice.link());
        return body.toString();
    }

    private static ObjectNode run(ArrayNode parts, String text) {
        return parts.addObject()
                .put("type", "RichTextBlock")
                .putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", text);
    }
}
