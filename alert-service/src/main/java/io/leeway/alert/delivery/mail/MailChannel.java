package io.leeway.alert.delivery.mail;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.Channel;
import io.leeway.alert.delivery.DeliveryConfig;
import io.leeway.alert.delivery.Letter;
import io.leeway.alert.delivery.Message;
import io.leeway.alert.delivery.Outcome;
import io.leeway.alert.delivery.Recipient;

/** Alerts as mails, through one mail server. */
@ApplicationScoped
class MailChannel implements Channel {

    private final MailComposer composer;
    private final MailSender sender;
    private final DeliveryConfig config;
    private final MailOptInConfig optIn;

    MailChannel(MailComposer composer, MailSender sender, DeliveryConfig config, MailOptInConfig optIn) {
        this.composer = composer;
        this.sender = sender;
        this.config = config;
        this.optIn = optIn;
    }

    @Override
    public String name() {
        return Recipient.MAIL;
    }

    @Override
    public Optional<String> fault(String address) {
        return Addresses.fault(address);
    }

    @Override
    public Optional<Question> question() {
        return optIn.confirm()
                ? Optional.of((address, key) -> sender.send(composer.question(address, key)))
                : Optional.empty();
    }

    @Override
    public int connections() {
        return config.connections();
    }

    @Override
    public Duration timeout() {
        return config.smtpTimeout();
    }

    @Override
    public Outcome send(Message message) {
        return sender.send(composer.compose(message));
    }

    @Override
    public boolean takesLetters() {
        return true;
    }

    @Override
    public Outcome send(Letter letter) {
        return sender.send(composer.compose(letter));
    }
}
