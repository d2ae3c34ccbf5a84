package io.leeway.alert.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkus.qute.TemplateData;

import io.leeway.contracts.reports.FeatureShift;

/**
 * What a message says, in plain words for people: one line each, cleaned of what turns the direction of writing or breaks a
 * line, and escaped for no format yet.
 *
 * @param state its severity, or that it is over: {@code critical}, {@code resolved}
 * @param model the model; empty where it is about none
 * @param what what it is about, with the names of what moved
 * @param change what became of the incident, such as {@code New} or {@code Resolved}
 * @param sentences what was found, first in which direction and how far features moved
 * @param more how many there are beside these
 * @param shifts the figures of the features that moved
 * @param risk the score in words; empty where the incident is about no batch, and where it is over
 * @param changed what changed since people were told last, in a sentence; empty where they were not
 * @param since since when it is there, or how long it lasted, in a sentence; empty where it is about no incident
 * @param place the model, and the batch where there is one
 * @param link where it is to be seen
 */
@TemplateData
public record Notice(
        String state,
        String model,
        String what,
        String change,
        List<String> sentences,
        int more,
        List<FeatureShift> shifts,
        Optional<String> risk,
        Optional<String> changed,
        String since,
        String place,
        String link) {

    /** What it is about in a line, with the model's name. */
    public String about() {
        return model.isEmpty() ? what : model + ": " + what;
    }

    /** What it is about, with its state. */
    public String title() {
        return state + ": " + about();
    }

    /** What became of it, and of what. */
    public String heading() {
        return place.isEmpty() ? change : change + " · " + place;
    }

    /** Everything but title and links, a line each. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(sentences);
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        changed.ifPresent(lines::add);
        risk.ifPresent(lines::add);
        if (!since.isEmpty()) {
            lines.add(since);
        }
        return List.copyOf(lines);
    }
}
