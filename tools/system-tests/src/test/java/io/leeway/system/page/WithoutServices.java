package io.leeway.system.page;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody sees while a service, a stream or the dashboard itself is away: what is not known, in words, and a way on. */
final class WithoutServices {

    private static final String MODEL = "#/models/" + SeededModels.CHURN;
    private static final Look PHONE = new Look(ColorScheme.LIGHT, 320);

    private final Browser browser;
    private final CutDashboard cut;

    WithoutServices(Browser browser, CutDashboard cut) {
        this.browser = browser;
        this.cut = cut;
    }

    /** A page and what it says while a service is away. */
    private record Said(String hash, String words) {}

    void eachServiceAway() {
        away("risk-service", nothing("#/", "risk-service"), nothing(MODEL, "risk-service"));
        away(
                "alert-service",
                new Said("#/", "the incidents are not known: alert-service does not answer"),
                new Said(MODEL, "The incidents are not known: alert-service does not answer."),
                nothing("#/incidents", "alert-service"),
                nothing("#/subscriptions", "alert-service"));
        away(
                "ingest-service",
                new Said("#/", "what waits is not known: ingest-service does not answer"),
                new Said(MODEL, "ingest-service does not answer"),
                nothing("#/intake", "ingest-service"),
                nothing("#/dead-letters", "ingest-service"));
        away("performance-service", new Said(MODEL, "not known: performance-service does not answer"));
        away("drift-service", new Said(MODEL, "Why the risk is"));
    }

    private static Said nothing(String hash, String service) {
        return new Said(hash, service + " does not answer");
    }

    private void away(String service, Said... pages) {
        cut.bar(service);
        for (Said said : pages) {
            try (OpenPage open = new OpenPage(browser, cut.url(), PHONE)) {
                open.go(said.hash());

                assertThat(open.page().getByText(said.words()).first()).isVisible();
                home(open);
            }
        }
        cut.open(service);
    }

    /** Nothing scrolls sideways or cannot be read, and there is a way to all models. */
    private static void home(OpenPage open) {
        open.forget(); // The browser itself complains of answers that say that a service is away.
        assertThat(open.faults()).isEmpty();
        Locator link = open.page()
                .getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^(All models|Models)$")));
        assertThat(link.first()).isVisible();
    }

    void backtestAway() {
        cut.bar("drift-service");
        try (OpenPage open = new OpenPage(browser, cut.url(), PHONE)) {
            Page page = open.go(MODEL + "/backtest").page();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Judge again"))
                    .click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("drift-service does not answer");
            home(open);
        }
        cut.open("drift-service");
    }

    void streamCutAndBack() {
        try (OpenPage open = new OpenPage(browser, cut.url(), PHONE)) {
            Locator live = open.go(MODEL).page().locator(".live");
            assertThat(live).hasText("Live");

            cut.bar("risk-service");
            assertThat(live).containsText("Disconnected since");
            assertThat(open.page().locator("main h1")).hasText(SeededModels.CHURN);
            home(open);

            cut.open("risk-service");
            assertThat(live).hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        }
    }

    void dashboardGone() {
        try (OpenPage open = new OpenPage(browser, cut.url(), PHONE)) {
            Page page = open.go(MODEL).page();

            cut.kill();

            assertThat(page.locator(".live")).containsText("Disconnected since");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Incidents").setExact(true))
                    .click();
            assertThat(page.locator("main h1")).hasText("This cannot be shown now");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The dashboard cannot be reached");
            home(open);
        }
    }

    /** Names that nobody would choose, of things that are not there. */
    static void unknownNames(Browser browser, String url) {
        for (String name : List.of("nobody", SeededModels.LONG, SeededModels.SCRIPT, SeededModels.RIGHT_TO_LEFT)) {
            String encoded = SeededModels.encode(name);
            for (String hash :
                    List.of("#/models/" + encoded, MODEL + "/windows/" + encoded, MODEL + "/features/" + encoded)) {
                try (OpenPage open = new OpenPage(browser, url, PHONE)) {
                    open.page().onDialog(dialog -> {
                        throw new AssertionError("a name was run: " + dialog.message());
                    });
                    open.go(hash);

                    assertThat(open.page().locator("main h1")).hasText("Not found");
                    home(open);
                    open.page()
                            .getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions()
                                            .setName("All models")
                                            .setExact(true))
                            .click();
                    assertThat(open.page().locator("main h1")).hasText("Models");
                }
            }
        }
    }
}
