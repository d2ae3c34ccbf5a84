package io.leeway.alert.delivery.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Letter;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Notice;
import io.leeway.alert.delivery.Notices;
import io.leeway.alert.delivery.Outcome;
import io.leeway.alert.delivery.Secret;
import io.leeway.alert.delivery.http.HttpChannel;
import io.leeway.alert.delivery.http.HttpMeans;
import io.leeway.alert.delivery.http.HttpPost;
import io.leeway.contracts.ContractJson;

/**
 * Alerts as JSON to a URL, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says: {@code
 * webhook-id} stays the same however often a message is sent, and {@code webhook-signature} is the HMAC-SHA256 of id, time
 * and body with the recipient's secret.
 */
@ApplicationScoped
class WebhookChannel implements HttpChannel {

    private final HttpMeans means;
    private final Notices notices;
    private final Optional<String> commonSecret;

    /**
     * @throws IllegalArgumentException if the configured secret can sign nothing
     */
    WebhookChannel(HttpMeans means, Notices notices, WebhookConfig config) {
        this.means = means;
        this.notices = notices;
        this.commonSecret = config.secret();
        commonSecret.flatMap(WebhookSecrets::fault).ifPresent(fault -> {
            throw new IllegalArgumentException("leeway.delivery.webhook.secret: " + fault);
        });
    }

    @Override
    public HttpMeans means() {
        return means;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Optional<String> secretFault(@Nullable String secret) {
        if (secret == null) {
            return commonSecret.isPresent()
                    ? Optional.empty()
                    : WebhookSecrets.fault("")
                            .map(fault -> fault.replace("the secret is", "a secret is needed; it is"));
        }
        return WebhookSecrets.fault(secret);
    }

    /** One that a definition names may have no secret: nothing is sent unsigned. */
    @Override
    public Outcome send(Message message) {
        return secret(message.secret()).isEmpty() ? unsigned() : HttpChannel.super.send(message);
    }

    @Override
    public Outcome send(Letter letter) {
        return secret(letter.secret()).isEmpty() ? unsigned() : HttpChannel.super.send(letter);
    }

    private static Outcome unsigned() {
        return new Outcome.Impossible(
                "no secret is known to sign with: subscribe it with one, or set leeway.delivery.webhook.secret");
    }

    private Optional<String> secret(Optional<Secret> own) {
        return own.map(Secret::value).or(() -> commonSecret);
    }

    @Override
    public boolean takesLetters() {
        return true;
    }

    @Override
    public List<HttpPost> compose(Message message) {
        return List.of(
                signed(message.id(), message.address(), secret(message.secret()).orElseThrow(), body(message)));
    }

    @Override
    public List<HttpPost> compose(Letter letter) {
        return List.of(
                signed(letter.id(), letter.address(), secret(letter.secret()).orElseThrow(), body(letter)));
    }

    private static HttpPost signed(UUID message, String address, String secret, String body) {
        long now = Instant.now().getEpochSecond();
        String id = "msg_" + message;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Webhook.UNBRANDED_MSG_ID_KEY, id);
        headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, String.valueOf(now));
        try {
            headers.put(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, new Webhook(secret).sign(id, now, body));
        } catch (EmptyWebhookSecretException | WebhookSigningException exception) {
            throw new IllegalStateException("the webhook could not be signed", exception);
        }
        return new HttpPost(address, headers, body);
    }

    private String body(Message message) {
        Notice notice = notices.of(message);
        String change = ContractJson.mapper().valueToTree(message.change()).asText();
        ObjectNode body = body("incident." + change, message.alert().updatedAt(), notice);
        ObjectNode data = (ObjectNode) body.path("data");
        data.set("incident", ContractJson.mapper().valueToTree(message.alert()));
        message.others().forEach(other -> data.withArray("others")
                .add(ContractJson.mapper().<ObjectNode>valueToTree(other)));
        return body.toString();
    }

    private static String body(Letter letter) {
        return body(letter.type(), letter.at(), letter.notice()).toString();
    }

    private static ObjectNode body(String type, Instant at, Notice notice) {
        ObjectNode body = ContractJson.mapper().createObjectNode();
        body.put("type", type);
        body.put("timestamp", at.toString());
        ObjectNode data = body.putObject("data");
        data.put("summary", notice.title());
        notice.lines().forEach(data.putArray("lines")::add);
        data.put("link", notice.link());
        return body;
    }
}
