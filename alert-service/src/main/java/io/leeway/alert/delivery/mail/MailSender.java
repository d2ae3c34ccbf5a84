package io.leeway.alert.delivery.mail;

import java.time.Duration;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import io.leeway.alert.delivery.DeliveryConfig;
import io.leeway.alert.delivery.Outcome;

/** Gives mails to the mail server. */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final MailClients clients;
    private final Duration patience;

    MailSender(MailClients clients, DeliveryConfig config) {
        this.clients = clients;
        this.patience = config.smtpTimeout().plus(SLACK);
    }

    /** Sends it and waits for the server's answer, with a bound. */
    Outcome send(MailMessage mail) {
        try {
            for (String recipient : mail.getTo()) {
                // The client reads addresses on the event loop, where its complaint would be heard by nobody.
                EmailAddress unused = new EmailAddress(recipient);
                LOG.tracef("event=mail length=%d", unused.getEmail().length());
            }
        } catch (IllegalArgumentException exception) {
            return new Outcome.Impossible("the address cannot be written into a mail");
        }
        try {
            clients.send(mail).await().atMost(patience);
            return new Outcome.Taken();
        } catch (TimeoutException exception) {
            return new Outcome.Unreachable();
        } catch (RuntimeException exception) {
            return failure(exception);
        }
    }

    private static Outcome failure(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException answer) {
                return isAboutUs(answer.getReplyCode())
                        ? new Outcome.Unreachable()
                        : new Outcome.Refused("the mail server refused it with code " + answer.getReplyCode());
            }
        }
        LOG.debug("event=mail-server-away", exception);
        return new Outcome.Unreachable();
    }

    /** Closing down, too many connections, or what we authenticate with: another mail would fare no better. */
    private static boolean isAboutUs(int code) {
        return switch (code) {
            case 421, 432, 454, 530, 534, 535, 538 -> true;
            default -> false;
        };
    }
}
