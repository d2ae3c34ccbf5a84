package io.leeway.system.page;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How somebody looks at a page.
 *
 * @param scheme what their system says they want
 * @param width of what they see, in pixels
 */
record Look(ColorScheme scheme, int width) {

    /** What is wide enough for a desk, for a telephone, and the narrowest that WCAG 2.2 asks for (1.4.10). */
    static final int[] WIDTHS = {1280, 390, 320};

    private static final int HEIGHT = 900;

    int height() {
        return HEIGHT;
    }

    /** Whether it is pictured in the documentation. */
    boolean isPictured() {
        return width != 320;
    }

    @Override
    public String toString() {
        return scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
    }
}
