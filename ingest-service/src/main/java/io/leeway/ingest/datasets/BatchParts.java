package io.leeway.ingest.datasets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.contracts.events.BatchContent;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.events.BatchRefBuilder;
import io.leeway.contracts.events.IntakeReport;
import io.leeway.contracts.events.WindowPart;
import io.leeway.contracts.model.DefinitionKey;
import io.leeway.contracts.model.WindowSettings;
import io.leeway.ingest.models.ModelEntity;
import io.leeway.ingest.models.RegisteredModel;
import io.leeway.ingest.rows.ReadPart;
import io.leeway.ingest.rows.ReadRows;

/** Says of an accepted batch what is judged together: itself, or the windows that its rows belong to. */
final class BatchParts {

    private final ModelEntity model;
    private final RegisteredModel registered;
    private final ReadRows rows;
    private final int referenceBlocks;
    private final IntakeReport intake;
    private final BatchContent content;

    /** For a model whose row is locked, because it counts the rows of its windows. */
    BatchParts(
            ModelEntity model,
            RegisteredModel registered,
            ReadRows rows,
            int referenceBlocks,
            IntakeReport intake,
            BatchContent content) {
        this.model = model;
        this.registered = registered;
        this.rows = rows;
        this.referenceBlocks = referenceBlocks;
        this.intake = intake;
        this.content = content;
    }

    List<BatchAccepted> events(String id, String name, long sequence, Instant at) {
        return rows.parts().stream()
                .map(part -> new BatchAccepted(
                        ref(id, name, sequence, part, at),
                        part.blocks(),
                        referenceBlocks,
                        part.labelled(),
                        registered.version(),
                        registered.definition(),
                        isFirst(part) ? intake : IntakeReport.clean(),
                        window(part, at),
                        content))
                .toList();
    }

    private @Nullable WindowPart window(ReadPart part, Instant at) {
        WindowSettings window = registered.definition().window();
        if (window == null) {
            return null;
        }
        return new WindowPart(
                window.length().map(length -> inTime(part, length, at)).orElseGet(() -> byRows(part, window, at)),
                part.firstBlock());
    }

    private BatchRef inTime(ReadPart part, Duration length, Instant at) {
        long number = Objects.requireNonNull(part.window());
        Instant begin = WindowSettings.begin(number, length);
        return window("time-" + begin, begin + " to " + begin.plus(length), number, part, at);
    }

    /** The window that has not got its rows yet; the next one when it has. */
    private BatchRef byRows(ReadPart part, WindowSettings window, Instant at) {
        if (model.windowNumber == 0 || model.windowRows >= Objects.requireNonNull(window.rows())) {
            model.windowNumber++;
            model.windowRows = 0;
        }
        model.windowRows += part.rows();
        return window("rows-" + model.windowNumber, "window " + model.windowNumber, model.windowNumber, part, at);
    }

    /**
     * A window belongs to one reference and to one way of reading rows: those that are compared with another reference, or
     * were read under a definition that reads other columns or reads them otherwise, are in another window.
     */
    private BatchRef window(String key, String name, long number, ReadPart part, Instant at) {
        String read = DefinitionKey.ofRows(registered.definition());
        return ref(key + "-" + reference().substring(0, 8) + "-" + read.substring(0, 8), name, number, part, at);
    }

    private BatchRef ref(String id, String name, long sequence, ReadPart part, Instant at) {
        return BatchRefBuilder.builder()
                .model(model.name)
                .batch(id)
                .name(name)
                .sequence(sequence)
                .reference(reference())
                .rows(part.rows())
                .rejectedRows(rejected(part))
                .acceptedAt(at)
                .from(part.from())
                .to(part.to())
                .build();
    }

    /** What was rejected belongs to no window; it is told with the first. */
    private long rejected(ReadPart part) {
        return isFirst(part) ? rows.rejected().rows() : 0;
    }

    private boolean isFirst(ReadPart part) {
        return part.firstBlock() == 0;
    }

    private String reference() {
        return Objects.requireNonNull(model.reference).toString();
    }
}
