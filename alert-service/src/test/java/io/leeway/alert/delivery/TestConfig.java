package io.leeway.alert.delivery;

import java.time.Duration;

/** How alerts reach people, for tests that need no service. */
public record TestConfig() implements DeliveryConfig {

    @Override
    public int maximumAttempts() {
        return 50;
    }

    @Override
    public Duration outagePause() {
        return Duration.ofSeconds(15);
    }

    @Override
    public int connections() {
        return 2;
    }

    @Override
    public Duration smtpTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public String dashboardUrl() {
        return "https://leeway.example.com";
    }

    /** What messages say, with links to that dashboard. */
    public Notices notices() {
        return new Notices(this);
    }

    /** What digests say, likewise. */
    public DigestWords digests() {
        return new DigestWords(this);
    }
}
