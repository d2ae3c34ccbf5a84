package io.leeway.alert.subscriptions;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Channel;
import io.leeway.alert.delivery.Channels;
import io.leeway.alert.delivery.DigestFrequency;
import io.leeway.alert.delivery.Recipient;
import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/** Whom a request to be told means, if its channel can reach him. */
@ApplicationScoped
class RequestedRecipients {

    private static final int LONGEST_SHOWN = 32;

    private final Channels channels;

    RequestedRecipients(Channels channels) {
        this.channels = channels;
    }

    /**
     * The recipient: by mail unless there is a channel or an address.
     *
     * @throws ProblemException a 400 where it is not said who is meant or the mail address is none; a 422 where there is no
     *     such channel, or it refuses the address
     */
    Recipient of(@Nullable String email, @Nullable String channel, @Nullable String address) {
        if (channel == null && address == null) {
            return byMail(Objects.requireNonNullElse(email, ""));
        }
        if (email != null || channel == null || address == null) {
            throw ProblemException.badRequest(
                    "bad-recipient", "Bad recipient", "Send either email, or channel and address.");
        }
        if (channels.find(channel).isEmpty()) {
            throw ProblemException.of(
                    422,
                    "unknown-channel",
                    "Unknown channel",
                    "There is no channel '" + Names.clean(channel, LONGEST_SHOWN) + "', only " + channels.names()
                            + ".");
        }
        Recipient recipient = new Recipient(channel, address);
        channels.fault(recipient).ifPresent(fault -> {
            throw ProblemException.of(
                    422,
                    "refused-recipient",
                    "Refused recipient",
                    "The channel " + channel + " refuses it: " + fault + ".");
        });
        return recipient;
    }

    /**
     * Says whether the recipient's channel takes the secret, or the lack of one.
     *
     * @throws ProblemException a 422 where it does not
     */
    void checkSecret(Recipient recipient, @Nullable String secret) {
        channels.find(recipient.channel())
                .flatMap(channel -> channel.secretFault(secret))
                .ifPresent(fault -> {
                    throw ProblemException.of(
                            422,
                            "refused-secret",
                            "Refused secret",
                            "The channel " + recipient.channel() + " says: " + fault + ".");
                });
    }

    /**
     * How often it is told of what is unusual: as is asked for, or daily where its channel can.
     *
     * @throws ProblemException a 422 where that is asked for and it cannot
     */
    DigestFrequency digest(Recipient recipient, @Nullable DigestFrequency asked) {
        boolean can =
                channels.find(recipient.channel()).filter(Channel::takesLetters).isPresent();
        if (!can && asked != null && asked != DigestFrequency.OFF) {
            throw ProblemException.of(
                    422,
                    "no-digest",
                    "No digest",
                    "digest: the channel " + recipient.channel() + " tells of incidents only; leave digest out.");
        }
        return asked == null ? can ? DigestFrequency.DAILY : DigestFrequency.OFF : asked;
    }

    /** Its address as it may be shown. */
    String shown(Recipient recipient) {
        return channels.shown(recipient);
    }

    private Recipient byMail(String email) {
        Recipient recipient = Recipient.mail(email);
        channels.fault(recipient).ifPresent(fault -> {
            throw ProblemException.badRequest(
                    "bad-email", "Bad e-mail address", "email: " + fault + "; it is to be such as ops@example.com.");
        });
        return recipient;
    }
}
