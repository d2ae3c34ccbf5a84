package io.leeway.alert.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.leeway.contracts.text.Listing;
import io.leeway.support.text.SafeText;

/** Puts digests into words, the same for every channel. */
@ApplicationScoped
public class DigestWords {

    private static final int MOST_NAMES = 3;
    private static final int MOST_LINES = 3;
    private static final int LONGEST_SENTENCE = 400;

    private final String dashboard;

    DigestWords(DeliveryConfig config) {
        this.dashboard = config.dashboardUrl();
    }

    /** What the digest says. */
    public Notice of(Digest digest) {
        List<String> models =
                digest.windows().stream().map(Digest.Window::model).distinct().toList();
        int count = digest.windows().size() + digest.more();
        return new Notice(
                "digest",
                "",
                (count == 1 ? "1 window" : count + " windows") + " of " + Listing.of(models, MOST_NAMES, Notices::clean)
                        + " unusual, none an incident",
                "Digest",
                digest.windows().stream().map(DigestWords::sentence).toList(),
                digest.more(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "From " + Notices.time(digest.from()) + " to " + Notices.time(digest.until()),
                Listing.of(models, MOST_NAMES, Notices::clean),
                models.size() == 1 ? dashboard + "/?model=" + Notices.encode(models.getFirst()) : dashboard + "/");
    }

    private static String sentence(Digest.Window window) {
        List<String> lines = new ArrayList<>(window.lines().stream()
                .limit(MOST_LINES)
                .map(line -> SafeText.line(line, LONGEST_SENTENCE))
                .toList());
        if (window.lines().size() > MOST_LINES) {
            lines.add("And " + (window.lines().size() - MOST_LINES) + " more.");
        }
        return Notices.clean(window.model()) + ", "
                + Notices.clean(window.name() == null ? window.batch() : window.name())
                + (window.late() ? " (judged too late for an incident)" : "") + ": " + String.join(" ", lines);
    }
}
