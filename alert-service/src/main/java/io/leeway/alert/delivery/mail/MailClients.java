package io.leeway.alert.delivery.mail;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.alert.delivery.DeliveryConfig;

/**
 * The connections to the mail server.
 *
 * <p>Set up as Quarkus sets up its own mailer, but with time-outs, which that one does not have: a server that accepts a
 * connection and then says nothing would keep it for ever, and ten of these are all that there are.
 */
@ApplicationScoped
class MailClients {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final MailClient client;

    MailClients(Vertx vertx, MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, DeliveryConfig config) {
        MailerRuntimeConfig mailer = Objects.requireNonNull(mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME));
        MailConfig mail = new MailConfig()
                .setHostname(mailer.host())
                .setSsl(mailer.tls().orElse(false))
                .setStarttls(StartTLSOptions.valueOf(mailer.startTLS().toUpperCase(Locale.ROOT)))
                .setLogin(LoginOption.valueOf(mailer.login().toUpperCase(Locale.ROOT)))
                .setDisableEsmtp(mailer.disableEsmtp())
                .setPipelining(mailer.pipelining())
                .setMaxPoolSize(config.connections());
        mail.setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout((int) config.smtpTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        mailer.port().ifPresent(mail::setPort);
        mailer.username().ifPresent(mail::setUsername);
        mailer.password().ifPresent(mail::setPassword);
        mailer.authMethods().ifPresent(mail::setAuthMethods);
        mailer.ownHostName().ifPresent(mail::setOwnHostname);
        secure(mail, mailer, tls);
        this.client = MailClient.create(vertx, mail);
    }

    MailClient client() {
        return client;
    }

    private static void secure(MailConfig mail, MailerRuntimeConfig mailer, TlsConfigurationRegistry registry) {
        Optional<TlsConfiguration> tls = TlsConfiguration.from(registry, mailer.tlsConfigurationName());
        if (tls.isEmpty()) {
            return;
        }
        if (mailer.tlsConfigurationName().isPresent()) {
            mail.setSsl(mailer.tls().orElse(true));
        }
        mail.setTrustAll(tls.get().isTrustAll());
        if (tls.get().getTrustStoreOptions() != null) {
            mail.setTrustOptions(tls.get().getTrustStoreOptions());
        }
        if (tls.get().getKeyStoreOptions() != null) {
            mail.setKeyCertOptions(tls.get().getKeyStoreOptions());
        }
        tls.get().getHostnameVerificationAlgorithm().ifPresent(mail::setHostnameVerificationAlgorithm);
    }

    @PreDestroy
    void close() {
        client.closeAndForget();
    }
}
