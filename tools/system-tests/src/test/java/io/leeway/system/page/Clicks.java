package io.leeway.system.page;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Somebody who clicks, and counts. */
final class Clicks implements AutoCloseable {

    private final OpenPage open;
    private Locator place;
    private int made;

    Clicks(OpenPage open) {
        this.open = open;
        place = open.page().locator("body");
    }

    /** Looks only within a part of the page from here on. */
    Clicks in(String part) {
        place = open.page().locator(part);
        return this;
    }

    Clicks link(String name) {
        return click(AriaRole.LINK, name);
    }

    Clicks button(String name) {
        return click(AriaRole.BUTTON, name);
    }

    private Clicks click(AriaRole role, String name) {
        place.getByRole(role, new Locator.GetByRoleOptions().setName(Pattern.compile("^(" + name + ")$")))
                .first()
                .click();
        made++;
        open.settled();
        return this;
    }

    Page page() {
        return open.page();
    }

    int made() {
        return made;
    }

    @Override
    public void close() {
        open.close();
    }
}
