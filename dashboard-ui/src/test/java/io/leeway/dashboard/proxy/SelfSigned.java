package io.leeway.dashboard.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.TrustOptions;

/** A certificate for localhost that nobody else trusts, made by the JDK's keytool. */
record SelfSigned(Path store) implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    static SelfSigned create() throws IOException, InterruptedException {
        Path store = Files.createTempDirectory("leeway-tls").resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "leeway",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool did not make a certificate");
        }
        return new SelfSigned(store);
    }

    HttpServerOptions serverOptions() {
        return new HttpServerOptions().setSsl(true).setKeyCertOptions(pfx());
    }

    TrustOptions trustOptions() {
        return pfx();
    }

    private PfxOptions pfx() {
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    @Override
    public void close() throws IOException {
        Files.delete(store);
        Files.delete(store.getParent());
    }
}
