package io.leeway.system.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The system's Chromium, driven by Playwright. Nothing is downloaded: neither a browser nor by it. */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** How long something may take to be seen on a machine on which another suite runs. */
    static final int PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it. Where there is none, or none of Playwright's driver, the test is skipped and says so; where
     * {@code LEEWAY_PAGE_TESTS} is {@code required}, it fails instead.
     */
    static Chromium start() {
        Optional<Path> executable = PLACES.stream().filter(Files::isExecutable).findFirst();
        need(
                executable.isPresent(),
                "The page was not looked at in a browser: there is no Chromium at " + PLACES.getFirst()
                        + " (Debian: apt install chromium).");
        need(
                hasDriver(),
                "The page was not looked at in a browser: Playwright's driver is not on the class path. Maven's profile"
                        + " 'browser' brings it, by itself where there is " + PLACES.getFirst() + ".");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable.orElseThrow())
                                .setArgs(List.of("--disable-dev-shm-usage"))));
    }

    private static void need(boolean there, String otherwise) {
        if (!there && "required".equals(System.getenv("LEEWAY_PAGE_TESTS"))) {
            throw new IllegalStateException(otherwise);
        }
        assumeTrue(there, otherwise);
    }

    private static boolean hasDriver() {
        return Chromium.class.getClassLoader().getResource("com/microsoft/playwright/impl/driver/jar/DriverJar.class")
                != null;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
