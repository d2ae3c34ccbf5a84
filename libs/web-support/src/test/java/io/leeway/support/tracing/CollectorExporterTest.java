package io.leeway.support.tracing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CollectorExporterTest {

    private static final Logger LOG = Logger.getLogger(CollectorExporter.class.getName());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(handler);
    }

    @Test
    void shouldCountWhatAnAbsentCollectorDoesNotTakeAndSayOnceThatItIsAway() throws IOException {
        // Given
        InetSocketAddress address;
        try (ServerSocket before = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(before.getInetAddress(), before.getLocalPort());
        }
        List<String> paths = new CopyOnWriteArrayList<>();
        SpanExporter exporter = exporter("http://127.0.0.1:" + address.getPort() + "/", 1);

        // When
        boolean first = export(exporter);
        boolean second = export(exporter);
        HttpServer collector = HttpServer.create(address, 0);
        collector.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        boolean third = export(exporter);
        boolean fourth = export(exporter);
        exporter.shutdown();
        collector.stop(0);

        // Then
        assertThat(List.of(first, second, third, fourth)).containsExactly(false, false, true, true);
        assertThat(count("lost")).isEqualTo(2);
        assertThat(count("sent")).isEqualTo(2);
        assertThat(logged).hasSize(2);
        assertThat(logged.getFirst()).isEqualTo("event=collector-away reason=\"ConnectException\"");
        assertThat(logged.getLast()).isEqualTo("event=collector-back");
        assertThat(paths).containsOnly("/v1/traces secret");
    }

    @Test
    void shouldRefuseWhatIsNoCollector() {
        assertThatThrownBy(() -> exporter("collector:4318", 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LEEWAY_TRACES_COLLECTOR")
                .hasMessageContaining("http://collector:4318");
        assertThatThrownBy(() -> exporter("http://collector:4318", 1.5))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LEEWAY_TRACES_SHARE");
    }

    private SpanExporter exporter(String collector, double share) {
        return new CollectorExport()
                .exporter(
                        new TracesConfig() {
                            @Override
                            public Optional<URI> collector() {
                                return Optional.of(URI.create(collector));
                            }

                            @Override
                            public double share() {
                                return share;
                            }

                            @Override
                            public Map<String, String> headers() {
                                return Map.of("Authorization", "secret");
                            }

                            @Override
                            public Optional<Path> authorities() {
                                return Optional.empty();
                            }
                        },
                        meters);
    }

    private static boolean export(SpanExporter exporter) {
        SpanData span = TestSpanData.builder()
                .setName("push")
                .setKind(SpanKind.SERVER)
                .setStartEpochNanos(1)
                .setEndEpochNanos(2)
                .setHasEnded(true)
                .setStatus(StatusData.unset())
                .build();
        return exporter.export(List.of(span)).join(30, TimeUnit.SECONDS).isSuccess();
    }

    private double count(String outcome) {
        return meters.get(Traces.METER).tag("outcome", outcome).counter().count();
    }
}
