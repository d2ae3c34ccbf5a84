package io.leeway.performance.predictions;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import io.leeway.contracts.blocks.Block;
import io.leeway.contracts.blocks.Column;
import io.leeway.contracts.events.LabelsAccepted;
import io.leeway.contracts.model.ModelDefinition;

/**
 * Joins the labels of one delivery in portions of some hundred thousand, so that no more are in memory however many it
 * has. A portion counts as accepted a microsecond after the one before it: of two labels of one row in a delivery the
 * later holds. For one thread.
 */
public final class LabelPortions {

    /** Some 90 MB with the rows that are found; each portion has a batch's blocks read once more. */
    private static final int MOST_LABELS = 8 * Block.MAXIMUM_ROWS;

    /** Of ids and classes, where they are long. */
    private static final long MOST_CHARACTERS = 32L * MOST_LABELS;

    private final LabelJoin join;
    private final LabelsAccepted event;
    private final int most;
    private final Set<String> joined = new LinkedHashSet<>();
    private Labels labels = Labels.none();
    private long characters;
    private int number;
    private int waiting;

    /** Of a delivery, none of whose labels has come yet. */
    public LabelPortions(LabelJoin join, LabelsAccepted event) {
        this(join, event, MOST_LABELS);
    }

    LabelPortions(LabelJoin join, LabelsAccepted event, int most) {
        this.join = join;
        this.event = event;
        this.most = most;
    }

    /** Adds a block of the delivery, and joins those that are together when they are many. */
    public void add(Block block) {
        ModelDefinition definition = event.definition();
        String target = Objects.requireNonNull(definition.target(), "labels are of a model that has a target");
        labels.add(block, definition.rowId(), target, event.acceptedAt().plus(number, ChronoUnit.MICROS));
        characters += characters(block, definition.rowId()) + characters(block, target);
        if (labels.size() >= most || characters >= MOST_CHARACTERS) {
            join();
        }
    }

    /**
     * Joins those that are left.
     *
     * @return the batches that have rows of any of them
     */
    public Set<String> end() {
        if (labels.size() > 0) {
            join();
        }
        return joined;
    }

    /** How many have found no prediction. */
    public int waiting() {
        return waiting;
    }

    private void join() {
        String delivery = number == 0 ? event.labels() : event.labels() + "." + number;
        waiting += join.labels(event.definition().model(), delivery, labels, joined::add);
        labels = Labels.none();
        characters = 0;
        number++;
    }

    private static long characters(Block block, String column) {
        return block.text(column).stream()
                .map(Column.Text::dictionary)
                .flatMap(Arrays::stream)
                .mapToLong(String::length)
                .sum();
    }
}
