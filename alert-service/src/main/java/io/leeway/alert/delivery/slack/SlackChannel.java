package io.leeway.alert.delivery.slack;

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
import io.leeway.support.text.SafeText;

/**
 * Alerts as messages of Slack, through an incoming webhook.
 *
 * <p>Every text is a {@code plain_text} object, in which Slack reads no markup, and {@code & < >} are written as entities
 * all the same, as Slack asks for: a name can neither call a channel nor look like a link.
 */
@ApplicationScoped
class SlackChannel implements HttpChannel {

    /** Slack's own limits: of a header, and of a section. */
    private static final int LONGEST_HEADER = 150;

    private static final int LONGEST_SECTION = 3_000;

    private final HttpMeans means;
    private final Notices notices;

    SlackChannel(HttpMeans means, Notices notices) {
        this.means = means;
        this.notices = notices;
    }

    @Override
    public HttpMeans means() {
        return means;
    }

    @Override
    public String name() {
        return "slack";
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
        return List.of(new HttpPost(message.address(), body(notices.of(message))));
    }

    @Override
    public List<HttpPost> compose(Letter letter) {
        return List.of(new HttpPost(letter.address(), body(letter.notice())));
    }

    private static String body(Notice notice) {
        ObjectNode body = ContractJson.mapper().createObjectNode();
        // What a notification shows, where there are no blocks.
        body.put("text", escaped(notice.title()));
        body.put("mrkdwn", false);
        ArrayNode blocks = body.putArray("blocks");
        text(blocks.addObject().put("type", "header").putObject("text"), notice.title(), LONGEST_HEADER);
        text(
                blocks.addObject().put("type", "section").putObject("text"),
                String.join("\n", notice.lines()),
                LONGEST_SECTION);
        text(
                blocks.addObject().put("type", "context").putArray("elements").addObject(),
                notice.heading(),
                LONGEST_SECTION);
        ObjectNode button =
                blocks.addObject().put("type", "actions").putArray("elements").addObject();
        button.put("type", "button").put("url", notice.link());
        text(button.putObject("text"), "Look at it", LONGEST_HEADER);
        return body.toString();
    }

    /** Cut before it is escaped, so that no entity is cut in half; it may get five times as long. */
    private static void text(ObjectNode node, String text, int most) {
        String fitting = escaped(text);
        if (fitting.length() > most) {
            fitting = escaped(text.lines()
                    .map(line -> SafeText.line(
                            line,
                            Math.max(
                                    1, most / 5 / Math.max(1, (int) text.lines().count()))))
                    .reduce((first, second) -> first + "\n" + second)
                    .orElse(""));
        }
        node.put("type", "plain_text").put("text", fitting).put("emoji", false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
