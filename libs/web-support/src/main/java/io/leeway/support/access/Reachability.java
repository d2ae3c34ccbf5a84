package io.leeway.support.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at who can reach a service before it listens: this machine alone, which is fine without keys, or others, which
 * is not, nor with passwords that everybody knows.
 */
@Singleton
final class Reachability {

    private static final Logger LOG = Logger.getLogger(Reachability.class);
    private static final String NO_KEYS =
            "No keys: name a file of keys in leeway.access.keys-file (LEEWAY_ACCESS_KEYS_FILE); leeway keys init makes one.";

    private final String host;
    private final KnownKeys keys;
    private final Instance<StartRule> rules;

    Reachability(
            @ConfigProperty(name = "quarkus.http.host") String host, KnownKeys keys, @Any Instance<StartRule> rules) {
        this.host = host;
        this.keys = keys;
        this.rules = rules;
    }

    void look(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (isLoopback(host)) {
            if (!keys.areAsked()) {
                LOG.infof(
                        "event=local-mode host=%s what=\"nobody is asked for a key; this machine alone can reach it\"",
                        host);
            }
            return;
        }
        List<String> faults = Stream.concat(
                        keys.areAsked() ? Stream.empty() : Stream.of(NO_KEYS),
                        rules.stream().flatMap(rule -> rule.fault().stream()))
                .toList();
        if (!faults.isEmpty()) {
            throw new ConfigurationException(refusal(host, faults));
        }
    }

    static String refusal(String host, List<String> faults) {
        return "Others than this machine can reach " + host
                + " (quarkus.http.host, QUARKUS_HTTP_HOST), so this does not"
                + " start. Put it right, or listen on 127.0.0.1:"
                + faults.stream().map(fault -> "\n  - " + fault).collect(Collectors.joining());
    }

    /** Whether an address or name is this machine's own; one that nobody knows is not. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException exception) {
            return false;
        }
    }
}
