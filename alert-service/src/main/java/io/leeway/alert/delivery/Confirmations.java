package io.leeway.alert.delivery;

import java.util.Optional;
import java.util.UUID;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets recipients begin: at once, or after they were asked, where their channel asks first. */
@ApplicationScoped
public class Confirmations {

    private static final Logger LOG = Logger.getLogger(Confirmations.class);

    private final Channels channels;
    private final RecipientRepository recipients;

    Confirmations(Channels channels, RecipientRepository recipients) {
        this.channels = channels;
        this.recipients = recipients;
    }

    /**
     * Lets it begin, in the caller's transaction.
     *
     * @return the key with which it is to be asked once that is durable; empty where it need not be
     */
    public Uni<Optional<UUID>> begin(Recipient recipient, @Nullable String secret) {
        return question(recipient).isPresent()
                ? recipients.hold(recipient)
                : recipients.start(recipient, secret).replaceWith(Optional.empty());
    }

    /** Asks it. What cannot be sent is asked for anew by whoever subscribes again, after some minutes. */
    public void ask(Recipient recipient, UUID key) {
        Outcome outcome = question(recipient).orElseThrow().ask(recipient.address(), key);
        if (!(outcome instanceof Outcome.Taken)) {
            LOG.warnf(
                    "event=confirmation-not-sent channel=%s outcome=%s",
                    recipient.channel(), outcome.getClass().getSimpleName());
        }
    }

    private Optional<Channel.Question> question(Recipient recipient) {
        return channels.find(recipient.channel()).flatMap(Channel::question);
    }
}
