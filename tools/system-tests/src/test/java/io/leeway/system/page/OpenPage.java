package io.leeway.system.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** The page in a browser's window of its own, with what it complains of. */
final class OpenPage implements AutoCloseable {

    private static final int TALLEST_PICTURE = 1_400;
    private static final int QUALITY = 45;
    private static final String SETTLED =
            "() => document.querySelector('main h1') && !document.querySelector('.loading')"
                    + " && ![...document.querySelectorAll('leeway-timeline, leeway-plot')].some(box => box.width === 0)";

    private final BrowserContext context;
    private final Page page;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    OpenPage(Browser browser, String base, Look look) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        page = context.newPage();
        page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.type() + ": " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(base)) {
                complaints.add("asks another host: " + request.url());
            }
        });
    }

    /** Goes to an address behind the {@code #}, and waits until what it shows is there. */
    OpenPage go(String hash) {
        page.navigate("about:blank");
        page.navigate(base + "/" + hash);
        return settled();
    }

    /** Waits until what one went to is there. */
    OpenPage settled() {
        page.waitForFunction(SETTLED);
        return this;
    }

    Page page() {
        return page;
    }

    /** Forgets what was complained of so far. */
    void forget() {
        complaints.clear();
    }

    /** Whatever keeps somebody from reading or using what is shown. */
    List<String> faults() {
        List<String> faults = new ArrayList<>(complaints);
        axe().analyze().getViolations().forEach(rule -> rule.getNodes()
                .forEach(node -> faults.add(rule.getId() + ": " + node.getTarget() + " " + node.getHtml())));
        int sideways = number("() => document.documentElement.scrollWidth - innerWidth");
        if (sideways > 0) {
            faults.add("scrolls sideways by " + sideways + " px");
        }
        return faults;
    }

    /** Of one page without frames, which needs no second window to be judged, and without saying what is good. */
    private AxeBuilder axe() {
        AxeRunOptions violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violations).setLegacyMode(true);
    }

    /** Draws what is shown, from the top to as far as a picture goes. */
    void picture(Path file) {
        int height = number("() => document.documentElement.scrollHeight");
        int inView = page.viewportSize().height;
        // What is as high as a picture is drawn as it is in view, so that nothing moves below the pointer.
        boolean isBeyond = Math.min(height, TALLEST_PICTURE) > inView;
        JsonObject clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", isBeyond ? 0 : number("() => Math.round(scrollY)"));
        clip.addProperty("width", page.viewportSize().width);
        clip.addProperty("height", Math.min(TALLEST_PICTURE, height));
        clip.addProperty("scale", 1);
        JsonObject wanted = new JsonObject();
        wanted.addProperty("format", "webp");
        wanted.addProperty("quality", QUALITY);
        wanted.addProperty("captureBeyondViewport", isBeyond);
        wanted.add("clip", clip);
        String drawn = context.newCDPSession(page)
                .send("Page.captureScreenshot", wanted)
                .get("data")
                .getAsString();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(drawn));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private int number(String script) {
        return ((Number) page.evaluate(script)).intValue();
    }
}
