package io.leeway.ingest.events;

import java.util.List;

import io.leeway.contracts.text.JsonFaults;
import io.leeway.contracts.text.Listing;
import io.leeway.contracts.text.Names;
import io.leeway.support.problem.ProblemException;

/** Refusals of events. */
final class EventProblems {

    private static final int LONGEST_SHOWN = 80;
    private static final int MOST_NAMED = 20;

    private EventProblems() {}

    static ProblemException unreadable(String explanation) {
        return ProblemException.badRequest("unreadable-json", "Unreadable JSON", explanation);
    }

    static ProblemException tooLarge(long most) {
        return ProblemException.of(
                413,
                "body-too-large",
                "Content Too Large",
                "The body has more than " + most
                        + " bytes. Send fewer events at a time, or rows as a batch: POST .../batches.");
    }

    static ProblemException tooManyRows(int rows, int most) {
        return ProblemException.of(
                413,
                "too-many-rows",
                "Too many rows",
                "The event has " + rows + " rows; at most " + most
                        + " are taken. Send them as a batch: POST .../batches.");
    }

    static ProblemException mediaType(String type) {
        return ProblemException.of(
                415,
                "unsupported-media-type",
                "Unsupported content type",
                "Send events as application/json, application/cloudevents+json or application/cloudevents-batch+json, not"
                        + " compressed; this came as '" + Names.clean(type, LONGEST_SHOWN) + "'.");
    }

    static ProblemException missing(String what, String todo) {
        return ProblemException.badRequest(
                "incomplete-event", "Incomplete event", "The event has no " + what + ". " + todo);
    }

    static ProblemException unknownType(String type) {
        return ProblemException.badRequest(
                "unknown-event-type",
                "Unknown event type",
                "The event is a '" + Names.clean(type, LONGEST_SHOWN)
                        + "'. Types that end in '.inference.request' and '.inference.response' are taken, as KServe and"
                        + " Seldon send them. True values are sent to .../labels.");
    }

    static ProblemException badTime(String time) {
        return ProblemException.badRequest(
                "bad-time",
                "Bad time",
                "The event's time '" + Names.clean(time, LONGEST_SHOWN)
                        + "' is none of the years 1 to 9999. Write it as 2026-01-31T12:00:00Z, with its offset.");
    }

    static ProblemException binary(String where) {
        return ProblemException.badRequest(
                "binary-tensor",
                "Binary tensor",
                where + " is binary; only tensors whose data stand in the JSON are read. Ask the model without the"
                        + " binary data extension, or send rows as a batch: POST .../batches.");
    }

    /** @param why what is wrong and where, in sentences */
    static ProblemException tensor(String why) {
        return ProblemException.badRequest("bad-tensor", "Bad tensor", why);
    }

    static ProblemException unknownBody(String keys) {
        return ProblemException.badRequest(
                "unknown-body",
                "Unknown body",
                "The body has none of the keys " + keys
                        + ". Bodies of the V1 protocol, of the Open Inference Protocol (V2) and of Seldon are read.");
    }

    static ProblemException missingColumns(int row, List<String> missing, List<String> have) {
        return ProblemException.badRequest(
                "missing-columns",
                "Missing columns",
                "Row " + row + " of the event lacks " + Listing.of(missing, MOST_NAMED) + "; it has "
                        + Listing.of(have.stream().map(JsonFaults::show).toList(), MOST_NAMED)
                        + ". The model's definition says what columns there are.");
    }

    static ProblemException badValue(int row, String column, String why) {
        return ProblemException.badRequest(
                "bad-value", "Bad value", "Row " + row + " of the event, column '" + column + "': " + why);
    }

    static ProblemException noReference(String model) {
        return ProblemException.of(
                409,
                "no-reference",
                "No reference yet",
                "Model '" + model
                        + "' has nothing to compare predictions with. Send its reference first: PUT /v1/models/" + model
                        + "/reference.");
    }

    static ProblemException busy() {
        return ProblemException.of(
                503,
                "busy",
                "Too many events at once",
                "More events wait to be stored than there is room for. Send it again in some seconds; one that was stored"
                        + " meanwhile is not taken twice.");
    }
}
