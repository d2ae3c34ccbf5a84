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
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.impl.VertxInternal;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.DeliveryConfig;

/**
 * The connections to the mail server.
 *
 * <p>Set up as Quarkus sets up its own mailer, but with time-outs, which that one does not have: a server that accepts a
 * connection and then says nothing would keep it for ever, and ten of these are all that there are. A connection is kept
 * for some seconds, for what an alert sends to several; longer only means that the server, or something on the way, has
 * ended it when it is needed.
 *
 * <p>Everything happens on one event loop. Asked from another thread, the client may find out that it is connected after
 * the server's greeting has come, which is lost then; the mail would hang until its time-out.
 */
@ApplicationScoped
class MailClients {

    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int KEPT_SECONDS = 5;

    /** Servers end a connection after so many mails, with words by which they also say that they are away. */
    private static final int MOST_MAILS = 50;

    private final Vertx vertx;
    private final MailConfig config;
    private final Context loop;

    /** Used on the event loop alone. */
    private @Nullable MailClient client;

    @Inject
    MailClients(Vertx vertx, MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, DeliveryConfig config) {
        this(vertx, config(mailers, tls, config));
    }

    /** With connections set up in this way, but kept for as long as all are. */
    MailClients(Vertx vertx, MailConfig config) {
        this.vertx = vertx;
        this.config = config.setKeepAlive(true)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setKeepAliveTimeoutUnit(TimeUnit.SECONDS)
                .setPoolCleanerPeriod(1)
                .setPoolCleanerPeriodUnit(TimeUnit.SECONDS)
                .setMaxMailsPerConnection(MOST_MAILS);
        this.loop = ((VertxInternal) vertx.getDelegate()).createEventLoopContext();
    }

    /** Sends it, whatever thread asks; fails where the server does not take it. */
    Uni<MailResult> send(MailMessage mail) {
        return Uni.createFrom()
                .completionStage(() -> client().sendMail(mail).toCompletionStage())
                .runSubscriptionOn(command -> loop.runOnContext(ignored -> command.run()));
    }

    private MailClient client() {
        if (client == null) {
            client = MailClient.create(vertx.getDelegate(), config);
        }
        return client;
    }

    private static MailConfig config(
            MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, DeliveryConfig config) {
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
        return mail;
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
        loop.runOnContext(ignored -> {
            if (client != null) {
                client.close();
            }
        });
    }
}
