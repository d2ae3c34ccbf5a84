package io.leeway.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import io.leeway.support.test.EmbeddedServersResource;
import io.leeway.support.test.Wire;

/** Embedded servers, with the broker behind TLS under a certificate of its own, which the service is told to trust. */
public final class TlsBrokerResource implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "changeit";

    private final EmbeddedServersResource servers = new EmbeddedServersResource();
    private @Nullable Wire wire;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        servers.init(Map.of("only", "amqp,mongo"));
        Map<String, String> configuration = new HashMap<>(servers.start());
        try {
            Path made = Files.createTempDirectory("leeway-tls");
            folder = made;
            Path keys = made.resolve("broker.p12");
            Path certificate = made.resolve("broker.pem");
            keytool("-genkeypair -alias broker -keyalg EC -dname CN=localhost -ext san=dns:localhost", keys);
            keytool("-exportcert -alias broker -rfc -file " + certificate, keys);
            Wire secured = Wire.to(
                    configuration.get("leeway.rabbitmq.host"),
                    Integer.parseInt(configuration.get("leeway.rabbitmq.port")),
                    context(keys).getServerSocketFactory());
            wire = secured;
            configuration.put("leeway.rabbitmq.host", "localhost");
            configuration.put("leeway.rabbitmq.port", String.valueOf(secured.port()));
            configuration.put("leeway.rabbitmq.tls", "true");
            configuration.put("leeway.rabbitmq.tls-configuration", "broker");
            configuration.put("quarkus.tls.broker.trust-store.pem.certs", certificate.toString());
            return configuration;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static void keytool(String arguments, Path keys) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + arguments);
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IOException(exception);
        }
    }

    private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void stop() {
        if (wire != null) {
            wire.close();
        }
        servers.stop();
        if (folder != null) {
            try {
                Files.deleteIfExists(folder.resolve("broker.p12"));
                Files.deleteIfExists(folder.resolve("broker.pem"));
                Files.deleteIfExists(folder);
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }
}
