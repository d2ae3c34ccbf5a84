package io.leeway.system.page;

import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What people come for, from the list of models on, in as few clicks as they were promised. */
final class FewClicks {

    private final Browser browser;
    private final String url;

    FewClicks(Browser browser, String url) {
        this.browser = browser;
        this.url = url;
    }

    private Clicks clicks() {
        return new Clicks(new OpenPage(browser, url, new Look(ColorScheme.LIGHT, 1280)).go("#/"));
    }

    void understand() {
        try (Clicks clicks = clicks()) {
            clicks.link(SeededModels.CHURN);
            assertThat(clicks.page().getByText(Pattern.compile("Why the risk is \\d+")))
                    .isVisible();
            assertThat(clicks.page().locator(".lead"))
                    .containsText(Pattern.compile("windows?, since \\d|since .*, the last judged"));
            assertThat(clicks.made()).as("why the risk is high, and since when").isEqualTo(1);
            clicks.in(".lead").link("tenure|MonthlyCharges|PaymentMethod|TotalCharges|Contract");
            assertThat(clicks.page().getByText("Before and after")).isVisible();
            assertThat(clicks.made()).as("why a feature moved").isEqualTo(2);
        }
        try (Clicks clicks = clicks()) {
            clicks.link(SeededModels.CHURN).link("Compare windows");
            assertThat(clicks.page().getByText("furthest apart first")).isVisible();
            assertThat(clicks.made()).as("compare two windows").isLessThanOrEqualTo(3);
        }
        try (Clicks clicks = clicks()) {
            clicks.link("Intake").link(SeededModels.CHURN);
            assertThat(clicks.page()
                            .getByText(Pattern.compile("Row \\d+: .*not a time"))
                            .first())
                    .isVisible();
            assertThat(clicks.made()).as("rejected rows").isEqualTo(2);
        }
    }

    void act() {
        try (Clicks clicks = clicks()) {
            clicks.link("Incidents").button("Acknowledge .+");
            clicks.page().getByLabel("Your name").fill("Ada");
            clicks.page().keyboard().press("Enter");
            assertThat(clicks.page().getByText("acknowledged by Ada").first()).isVisible();
            assertThat(clicks.made()).as("acknowledge").isEqualTo(2);
        }
        try (Clicks clicks = clicks()) {
            clicks.link("Incidents").button("Silence .+");
            clicks.page().getByLabel("Your name").fill("Ada");
            clicks.in("dialog").button("Silence");
            assertThat(clicks.page().getByText("by Ada: Seen to")).isVisible();
            assertThat(clicks.made()).as("silence").isEqualTo(3);
        }
        try (Clicks clicks = clicks()) {
            clicks.link("Subscriptions");
            clicks.page().getByLabel("Mail address").fill("ada@example.com");
            clicks.button("Subscribe");
            assertThat(clicks.page().getByText("Subscribed: ada@example.com")).isVisible();
            assertThat(clicks.made()).as("subscribe").isEqualTo(2);
        }
    }
}
