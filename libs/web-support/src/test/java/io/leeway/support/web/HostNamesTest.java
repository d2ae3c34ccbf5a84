package io.leeway.support.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostNamesTest {

    private final HostNames names = new HostNames(List.of("leeway.example.org", "*.ml.example.org"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "leeway.localhost",
                "127.0.0.1",
                "10.1.2.3",
                "[::1]",
                "[fe80::1%25eth0]",
                "ingest-service",
                "ingest-service.leeway.svc",
                "ingest-service.leeway.svc.cluster.local",
                "ingest-service.leeway.svc.cluster.local.",
                "leeway.example.org",
                "a.ml.example.org"
            })
    void shouldKnowWhatNoStrangerCanOwnAndWhatIsConfigured(String name) {
        assertThat(names.know(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example.",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "svc.cluster.local",
                "xsvc.cluster.local",
                "leeway.svc.evil.example",
                "ml.example.org",
                "xml.example.org",
                "1.2.3",
                "[evil]"
            })
    void shouldNotKnowWhatAStrangerCanOwn(String name) {
        assertThat(names.know(name)).isFalse();
    }

    @Test
    void shouldKnowAnyNameWhereThatIsConfigured() {
        assertThat(new HostNames(List.of("*")).know("anything.example")).isTrue();
    }
}
