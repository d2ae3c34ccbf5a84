package io.leeway.system.faults.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page's live stream from one instance: which batches it has been told of. */
public final class LiveStream implements AutoCloseable {

    private static final Pattern INCIDENT = Pattern.compile("^data:\\s*\\{\"id\":\"([^\"]+)\"");
    private static final Pattern BATCH = Pattern.compile("\"batch\":\"([^\"]+)\"");

    private final String name;
    private final Set<String> batches = ConcurrentHashMap.newKeySet();
    private final Set<String> incidents = ConcurrentHashMap.newKeySet();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private volatile boolean ended;

    private LiveStream(String name) {
        this.name = name;
    }

    /** Opens a service's stream. */
    public static LiveStream open(Service service, String path) {
        LiveStream stream = new LiveStream(service.id() + path);
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<Stream<String>> response = stream.client.send(request, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(stream.name + " answers " + response.statusCode());
            }
            Thread.ofVirtual().name(stream.name).start(() -> stream.read(response.body()));
            return stream;
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }

    /** Which instance and stream it is. */
    public String name() {
        return name;
    }

    /** The ids of the batches it spoke of. */
    public Set<String> batches() {
        return Set.copyOf(batches);
    }

    /** The ids of the incidents it told of; none where it is no stream of alerts. */
    public Set<String> incidents() {
        return Set.copyOf(incidents);
    }

    /** Whether the service ended it in order, rather than broke it off. */
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.forEach(line -> {
                Matcher batch = BATCH.matcher(line);
                while (batch.find()) {
                    batches.add(batch.group(1));
                }
                Matcher incident = INCIDENT.matcher(line);
                if (incident.find()) {
                    incidents.add(incident.group(1));
                }
            });
            ended = true;
        } catch (RuntimeException exception) {
            // The stream was closed; what it told until then counts.
        }
    }
}
