package io.leeway.drift.store;

import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.reports.Witness;
import io.leeway.evaluation.witness.PastWindow;
import io.leeway.support.history.Documents;

/** What is remembered of a window, as a part of the document of its model. */
final class PastWindowDocument {

    private PastWindowDocument() {}

    static Document write(PastWindow window) {
        Document witnesses = new Document();
        window.witnesses().forEach((kind, run) -> witnesses.append(kind.name().toLowerCase(Locale.ROOT), write(run)));
        return new Document("batch", Documents.text(window.batch()))
                .append("revision", window.revision())
                .append("begin", Date.from(window.begin()))
                .append("completeAt", date(window.completeAt()))
                .append("profileKey", window.profileKey())
                .append("comparedWith", window.comparedWith())
                .append("fixed", write(window.fixed()))
                .append("witnesses", witnesses);
    }

    static PastWindow read(Document document) {
        Map<Witness.Kind, PastWindow.Run> witnesses = new EnumMap<>(Witness.Kind.class);
        Document stored = document.get("witnesses", Document.class);
        for (Witness.Kind kind : Witness.Kind.values()) {
            Document run = stored.get(kind.name().toLowerCase(Locale.ROOT), Document.class);
            if (run != null) {
                witnesses.put(kind, run(run));
            }
        }
        return new PastWindow(
                Documents.read(document.getString("batch"), BatchRef.class),
                document.getInteger("revision"),
                document.getDate("begin").toInstant(),
                instant(document, "completeAt"),
                document.getString("profileKey"),
                document.getString("comparedWith"),
                run(document.get("fixed", Document.class)),
                witnesses);
    }

    private static Document write(PastWindow.Run run) {
        return new Document("unlike", run.unlike()).append("since", date(run.since()));
    }

    private static PastWindow.Run run(Document document) {
        return new PastWindow.Run(document.getBoolean("unlike"), instant(document, "since"));
    }

    private static @Nullable Date date(@Nullable Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
