package io.leeway.system.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody at the drawing of a model over time: points at a window, drags over a part of time, and reads on while data come. */
final class OverTime {

    private static final String MODEL = "#/models/" + SeededModels.CHURN;

    private static final int HIGH = 1_400;
    private static final int JUDGED_WITHIN_MILLIS = 120_000;

    private final Browser browser;
    private final SuiteForPages suite;
    private final Look look;

    OverTime(Browser browser, SuiteForPages suite, Look look) {
        this.browser = browser;
        this.suite = suite;
        this.look = look;
    }

    private OpenPage page() {
        return new OpenPage(browser, suite.url("dashboard-ui"), look);
    }

    void asksForEachResourceOnce() {
        try (OpenPage open = page()) {
            List<String> asked = new ArrayList<>();
            open.page().onRequest(request -> {
                if (request.url().contains("/api/") && !request.url().endsWith("/accounting?limit=1000")) {
                    asked.add(request.url());
                }
            });

            open.go(MODEL);

            assertThat(asked).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        }
    }

    void showsAtThePointerWhatIsThere(Path picture) {
        try (OpenPage open = page()) {
            // So high that nothing has to be scrolled, which would take the pointer elsewhere.
            open.page().setViewportSize(look.width(), HIGH);
            BoundingBox box = drawing(open.go(MODEL).page());
            assertThat(open.page().getByText("is the first window with another reference"))
                    .isVisible();
            assertThat(open.page().getByText("is the first window under version 2 of the definition"))
                    .isVisible();

            open.page().mouse().move(box.x + box.width - 140, box.y + 80);

            Locator tip = open.page().locator(".tip");
            assertThat(tip).containsText(Pattern.compile("Risk\\s*\\d+ critical"));
            assertThat(tip).containsText("Features moved");
            assertThat(open.faults()).isEmpty();
            open.picture(picture);
            assertThat(tip).isVisible();
        }
    }

    void asksForThePartThatIsDraggedOver() {
        try (OpenPage open = page()) {
            Page page = open.go(MODEL).page();
            BoundingBox box = drawing(page);
            double y = box.y + 60;

            Request asked = page.waitForRequest(Pattern.compile("/windows\\?from=.+&to=.+&points="), () -> {
                page.mouse().move(box.x + box.width / 2, y);
                page.mouse().down();
                page.mouse().move(box.x + box.width - 60, y, new Mouse.MoveOptions().setSteps(4));
                page.mouse().up();
            });

            assertThat(asked.response().status()).isEqualTo(200);
            assertThat(page).hasURL(Pattern.compile(".*from=2026-0.*to=2026-05.*"));
            open.settled();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("All").setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*" + SeededModels.CHURN + "$"));
        }
    }

    void keepsWhatOneReadsUntilOneAsks() {
        try (OpenPage open = page()) {
            Page page = open.go("#/models/" + SeededModels.PRICES).page();
            assertThat(page.locator(".live")).hasText("Live");
            String read = page.locator(".lead").textContent();

            SeededModels.anotherDay(suite);

            Locator news = page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("1 new window: show").setExact(true));
            assertThat(news).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(JUDGED_WITHIN_MILLIS));
            assertThat(page.locator(".lead")).hasText(read);
            news.click();
            assertThat(news).isHidden();
            assertThat(page.locator(".lead")).containsText("11 windows");
        }
    }

    void judgesAgain(Path picture) {
        try (OpenPage open = page()) {
            Page page = open.go(MODEL + "/backtest").page();
            page.getByLabel("PSI above").fill("0.4");

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Judge again"))
                    .click();

            assertThat(page.getByText("Alarms under both").first()).isVisible();
            assertThat(open.faults()).isEmpty();
            open.picture(picture);
        }
    }

    private static BoundingBox drawing(Page page) {
        Locator drawing = page.locator("leeway-timeline .timeline");
        drawing.scrollIntoViewIfNeeded();
        return drawing.boundingBox();
    }
}
