package io.leeway.system.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import io.leeway.system.faults.stack.Http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page in a browser, light and dark, on a desk and on a telephone, before and after there are data. One suite is
 * started for all of it: first it is empty, then it has models.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageSystemTest {

    private static final Path ROOT = Path.of(System.getProperty("leeway.root"));
    /** Pictures go to the documentation where somebody wants them anew. */
    private static final Path PICTURES = Boolean.getBoolean("leeway.pictures.write")
            ? ROOT.resolve("docs/images/page")
            : ROOT.resolve("tools/system-tests/target/pictures");

    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final int LOOKED_WITHIN_MINUTES = 10;

    private static final Look DESK = new Look(ColorScheme.LIGHT, 1280);

    private static Chromium chromium;
    private static SuiteForPages suite;
    private static boolean hasModels;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        chromium = Chromium.start();
        suite = SuiteForPages.start(folder);
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    @Order(1)
    void shouldBeReadByEverybodyWhileEmpty() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("empty-models", "#/");
        pages.put("empty-incidents", "#/incidents");
        pages.put("empty-subscriptions", "#/subscriptions");
        pages.put("empty-intake", "#/intake");
        pages.put("empty-dead-letters", "#/dead-letters");
        pages.put("no-such-page", "#/nowhere");

        assertThat(faults(pages)).isEmpty();
    }

    @Test
    @Order(2)
    void shouldBeReadByEverybodyWithData() {
        seeded();
        String model = "#/models/" + SeededModels.CHURN;
        String window = model + "/windows/" + window(SeededModels.CHURN, 1);
        String hostile = "#/models/" + SeededModels.HOSTILE;
        String hostileWindow = hostile + "/windows/" + window(SeededModels.HOSTILE, 0);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("models", "#/");
        pages.put("model", model);
        pages.put("window", window);
        pages.put("feature-numeric", window + "/features/tenure");
        pages.put("feature-categorical", window + "/features/PaymentMethod");
        pages.put(
                "compare",
                model + "/compare?a=" + window(SeededModels.CHURN, 8) + "&b=" + window(SeededModels.CHURN, 1));
        pages.put("incidents", "#/incidents");
        pages.put("subscriptions", "#/subscriptions");
        pages.put("intake", "#/intake?model=" + SeededModels.CHURN);
        pages.put("backtest", model + "/backtest");
        pages.put("dead-letters", "#/dead-letters");
        pages.put("unjudged-model", "#/models/" + SeededModels.NEW);
        pages.put("hostile-model", hostile);
        pages.put("hostile-window", hostileWindow);
        pages.put("hostile-script", hostileWindow + "/features/" + SeededModels.encode(SeededModels.SCRIPT));
        pages.put("hostile-long", hostileWindow + "/features/" + SeededModels.encode(SeededModels.LONG));
        pages.put(
                "hostile-right-to-left",
                hostileWindow + "/features/" + SeededModels.encode(SeededModels.RIGHT_TO_LEFT));

        assertThat(faults(pages)).isEmpty();
    }

    @Test
    @Order(3)
    void shouldShowNamesAsTextWhateverTheyAre() {
        seeded();
        try (OpenPage open = new OpenPage(chromium.browser(), url(), DESK)) {
            List<String> dialogs = new ArrayList<>();
            open.page().onDialog(dialog -> dialogs.add(dialog.message()));

            open.go("#/models/" + SeededModels.HOSTILE);

            assertThat(open.page().getByText(SeededModels.SCRIPT).first()).isVisible();
            assertThat(open.page().getByText(SeededModels.RIGHT_TO_LEFT).first())
                    .isVisible();
            assertThat(open.page().getByText(SeededModels.LONG).first()).isVisible();
            assertThat(dialogs).isEmpty();
        }
    }

    @Test
    @Order(4)
    void shouldSayInWordsWhatIsNotThereWithAWayHome() {
        seeded();
        WithoutServices.unknownNames(chromium.browser(), url());
    }

    @Test
    @Order(5)
    void shouldAnswerWhatPeopleComeForWithinAFewClicks() {
        seeded();
        new FewClicks(chromium.browser(), url()).understand();
    }

    @Test
    @Order(6)
    void shouldTakeOnSilenceAndSubscribeWithinAFewClicks() {
        seeded();
        new FewClicks(chromium.browser(), url()).act();
    }

    @Test
    @Order(7)
    void shouldGoBackReloadAndKeepTheThemeThatWasChosen() {
        seeded();
        try (OpenPage open = new OpenPage(chromium.browser(), url(), DESK)) {
            Page page = open.go("#/models/" + SeededModels.CHURN).page();
            page.getByRole(AriaRole.LINK, named("30 days")).click();
            page.getByRole(AriaRole.BUTTON, named("Dark theme")).click();

            page.reload();
            open.settled();

            assertThat(page).hasURL(Pattern.compile(".*range=30d"));
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            assertThat(page).hasTitle(SeededModels.CHURN + " · Leeway");
            page.goBack();
            assertThat(page).hasURL(Pattern.compile(".*" + SeededModels.CHURN + "$"));
        }
    }

    @Test
    @Order(8)
    void shouldOpenAWindowByKeys() {
        seeded();
        try (OpenPage open = new OpenPage(chromium.browser(), url(), DESK)) {
            Page page = open.go("#/models/" + SeededModels.CHURN).page();
            page.getByRole(AriaRole.SLIDER).focus();
            page.keyboard().press("Home");
            page.keyboard().press("ArrowRight");
            String chosen = page.locator(".readout a").textContent();

            page.keyboard().press("Enter");

            assertThat(page.locator("main h1")).hasText(chosen);
        }
    }

    @Test
    @Order(9)
    void shouldShowOverTimeWhatOnePointsAtAndAsksFor() {
        seeded();
        OverTime over = new OverTime(chromium.browser(), suite, DESK);
        over.asksForEachResourceOnce();
        over.showsAtThePointerWhatIsThere(PICTURES.resolve("model-at-pointer-" + DESK + ".webp"));
        over.asksForThePartThatIsDraggedOver();
        over.keepsWhatOneReadsUntilOneAsks();
        over.judgesAgain(PICTURES.resolve("backtest-judged-" + DESK + ".webp"));
    }

    @Test
    @Order(10)
    void shouldSayInWordsWhatIsAway(@TempDir Path logs) throws IOException {
        seeded();
        try (CutDashboard cut = CutDashboard.before(suite, logs)) {
            WithoutServices without = new WithoutServices(chromium.browser(), cut);
            without.eachServiceAway();
            without.backtestAway();
            without.streamCutAndBack();
            without.dashboardGone();
        }
    }

    /** Once for all, so that each test may also be run alone. */
    private static void seeded() {
        if (!hasModels) {
            SeededModels.in(suite);
            hasModels = true;
        }
    }

    private static String url() {
        return suite.url("dashboard-ui");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The id of a model's window, 0 the newest. */
    private static String window(String model, int place) {
        JsonNode items = Http.get(suite.url("risk-service") + "/v1/models/" + model + "/reports?limit=100")
                .items();
        return items.get(place).path("batch").asText();
    }

    /** Looks at pages in every way, at light and dark ones beside each other; what is wrong, by page and look. */
    private static List<String> faults(Map<String, String> pages) {
        try (ExecutorService beside = Executors.newFixedThreadPool(SCHEMES.size())) {
            List<Future<List<String>>> looks = SCHEMES.stream()
                    .map(scheme -> beside.submit(() -> faults(pages, scheme)))
                    .toList();
            List<String> faults = new ArrayList<>();
            for (Future<List<String>> look : looks) {
                faults.addAll(look.get(LOOKED_WITHIN_MINUTES, TimeUnit.MINUTES));
            }
            return faults;
        } catch (InterruptedException | ExecutionException | TimeoutException exception) {
            throw new IllegalStateException("The pages could not be looked at", exception);
        }
    }

    /** In a browser of its own, because Playwright's objects belong to one thread. */
    private static List<String> faults(Map<String, String> pages, ColorScheme scheme) {
        List<String> faults = new ArrayList<>();
        try (Chromium own = Chromium.start()) {
            for (int width : Look.WIDTHS) {
                Look look = new Look(scheme, width);
                try (OpenPage open = new OpenPage(own.browser(), url(), look)) {
                    pages.forEach((name, hash) -> {
                        open.go(hash);
                        open.faults().forEach(fault -> faults.add(name + " " + look + ": " + fault));
                        open.forget();
                        // Of names that nobody would choose pictures in one theme say enough.
                        if (look.isPictured() && (scheme == ColorScheme.LIGHT || !name.startsWith("hostile"))) {
                            open.picture(PICTURES.resolve(name + "-" + look + ".webp"));
                        }
                    });
                }
            }
        }
        return faults;
    }
}
