package io.leeway.alert.delivery.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.leeway.alert.delivery.Outcome;

/**
 * Where a URL leads to at this moment. The address that was looked at is the one that is called: a name that leads
 * elsewhere when it is asked a second time gains nothing (DNS rebinding).
 */
final class Destinations {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Networks networks;
    private final Names names;

    Destinations(Networks networks, Names names) {
        this.networks = networks;
        this.names = names;
    }

    /** Where to, or why not. */
    sealed interface Found {

        /** The address to call. */
        record Address(InetAddress address) implements Found {}

        /** Nothing is called. */
        record Not(Outcome outcome) implements Found {}
    }

    Found find(URI url) {
        List<InetAddress> addresses;
        try {
            addresses = lookUp(url.getHost());
        } catch (UnknownHostException exception) {
            return new Found.Not(new Outcome.Refused("the server's name is unknown"));
        } catch (TimeoutException exception) {
            return new Found.Not(new Outcome.Refused("the server's name could not be looked up in time"));
        }
        for (InetAddress address : addresses) {
            // All of them: which one is called is chance, and must not decide whether it is allowed.
            if (!networks.isAllowed(address) && !networks.isPublic(address)) {
                return new Found.Not(new Outcome.Impossible(
                        "the server's name leads into a private network, which is not allowed here"));
            }
            if (url.getScheme().toLowerCase(Locale.ROOT).equals("http") && !networks.isAllowed(address)) {
                return new Found.Not(
                        new Outcome.Impossible("the URL begins with http, which is for allowed networks only"));
            }
        }
        return new Found.Address(addresses.getFirst());
    }

    private List<InetAddress> lookUp(String host) throws UnknownHostException, TimeoutException {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread.ofVirtual().name("look-up").start(() -> {
            try {
                found.complete(names.find(host));
            } catch (UnknownHostException | RuntimeException exception) {
                found.completeExceptionally(exception);
            }
        });
        try {
            return found.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException exception) {
            if (exception.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("the look-up failed", exception.getCause());
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }
}
