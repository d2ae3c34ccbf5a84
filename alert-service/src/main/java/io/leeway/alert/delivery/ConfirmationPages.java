package io.leeway.alert.delivery;

/** Small pages for who follows a link in a message. */
final class ConfirmationPages {

    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                    + " content=\"width=device-width, initial-scale=1\"><title>Leeway</title></head>"
                    + "<body style=\"font-family:sans-serif;max-width:32em;margin:3em auto;padding:0 1em\">"
                    + "<h1>%s</h1><p>%s</p>%s</body></html>";

    private ConfirmationPages() {}

    /** What is asked, with a button that sends a POST to the page's own address. */
    static String question(String title, String text, String button) {
        return PAGE.formatted(
                title,
                text,
                "<form method=\"post\"><button style=\"font-size:1em;padding:.6em 1em\">" + button
                        + "</button></form>");
    }

    /** What was done. */
    static String answer(String title, String text) {
        return PAGE.formatted(title, text, "");
    }
}
