package io.leeway.client.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * What requests are sent with: one client for all services without TLS, one for all with it. A client reads every
 * certificate that this machine trusts when it is made, which takes longer than a request; the one without TLS follows no
 * redirection, never needs them, and is made without any.
 */
public final class Connections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    /** By whether it speaks TLS. */
    private static final Map<Boolean, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private Connections() {}

    /** What reaches a service at that address. */
    static HttpClient to(URI service) {
        return CLIENTS.computeIfAbsent("https".equalsIgnoreCase(service.getScheme()), Connections::client);
    }

    /** Ends all of them. Java itself waits 0.3 s for a client that is still there when it ends. */
    public static void close() throws InterruptedException {
        CLIENTS.values().forEach(HttpClient::shutdownNow);
        for (HttpClient client : CLIENTS.values()) {
            client.awaitTermination(CLOSE_TIMEOUT);
        }
        CLIENTS.clear();
    }

    private static HttpClient client(boolean encrypted) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT);
        if (!encrypted) {
            builder.sslContext(trustingNobody()).sslParameters(new SSLParameters());
        }
        return builder.build();
    }

    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException exception) {
            throw new IllegalStateException("every Java has TLS", exception);
        }
    }
}
