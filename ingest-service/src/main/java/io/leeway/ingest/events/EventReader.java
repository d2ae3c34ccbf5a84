package io.leeway.ingest.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.text.Names;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.problem.ProblemException;

/**
 * Reads events of one model: CloudEvents in binary mode, where headers hold the attributes and the body is what the model
 * was asked or answered, in structured mode and in batches of it; or rows in JSON.
 */
final class EventReader {

    private static final String REQUEST = ".inference.request";
    private static final String RESPONSE = ".inference.response";
    private static final String SELDON = "io.seldon.";
    private static final String ID = "id";
    private static final String TIME = "time";

    /** Room for the number of a row behind it. */
    private static final int LONGEST_ID = Names.LONGEST - 8;

    /** As of times in rows; beyond it PostgreSQL cannot read what {@link Instant} writes. */
    private static final int LAST_YEAR = 9_999;

    private final String model;
    private final EventColumns columns;
    private final int mostRows;
    private final Instant now;

    EventReader(String model, EventColumns columns, int mostRows, Instant now) {
        this.model = model;
        this.columns = columns;
        this.mostRows = mostRows;
        this.now = now;
    }

    /**
     * The attributes of a CloudEvent.
     *
     * @param type its type; absent where it is no CloudEvent
     * @param id its id, which KServe gives to both halves of a prediction
     * @param requestId the prediction's id, as Seldon has it beside the event's own
     * @param time when it happened
     */
    record Attributes(
            @Nullable String type,
            @Nullable String id,
            @Nullable String requestId,
            @Nullable String time) {

        private static Attributes of(JsonNode event) {
            return new Attributes(
                    event.path("type").textValue(),
                    event.path(ID).textValue(),
                    event.path("requestid").textValue(),
                    event.path(TIME).textValue());
        }

        private String prediction() {
            String own = type != null && type.startsWith(SELDON) && requestId != null ? requestId : id;
            return name(own, "It says which halves belong together, and which row a label is of.");
        }
    }

    /**
     * Reads a body.
     *
     * @param headers attributes that came as headers
     * @throws ProblemException 4xx if any of the events cannot be taken
     */
    List<NewEvent> read(Attributes headers, @Nullable String contentType, byte[] body) {
        if (headers.type() != null) {
            return List.of(cloudEvent(headers, EventJson.read(body)));
        }
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/cloudevents+json" -> List.of(structured(EventJson.read(body)));
            case "application/cloudevents-batch+json" -> all(EventJson.read(body), true);
            case "application/json" -> all(EventJson.read(body), false);
            default -> throw EventProblems.mediaType(type);
        };
    }

    private List<NewEvent> all(JsonNode body, boolean cloudEvents) {
        if (!body.isArray()) {
            if (cloudEvents) {
                throw EventProblems.unreadable("A batch of CloudEvents is a JSON array of them.");
            }
            return List.of(plain(body));
        }
        if (body.isEmpty()) {
            throw EventProblems.missing("content", "Send at least one event.");
        }
        if (body.size() > mostRows) {
            throw EventProblems.tooManyRows(body.size(), mostRows);
        }
        List<NewEvent> events = new ArrayList<>();
        body.forEach(event -> events.add(cloudEvents ? structured(event) : plain(event)));
        return events;
    }

    private NewEvent structured(JsonNode event) {
        Attributes attributes = Attributes.of(event);
        if (attributes.type() == null) {
            throw EventProblems.missing("type", "A CloudEvent has specversion, id, source, type and data.");
        }
        return cloudEvent(attributes, event.has("data_base64") ? decoded(event) : event.path("data"));
    }

    private static JsonNode decoded(JsonNode event) {
        try {
            return EventJson.read(Base64.getDecoder()
                    .decode(event.path("data_base64").asText().getBytes(StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException exception) {
            throw EventProblems.unreadable("The event's data_base64 is no Base64.");
        }
    }

    private NewEvent cloudEvent(Attributes attributes, JsonNode body) {
        String type = String.valueOf(attributes.type());
        InferenceRows rows = new InferenceRows(columns, mostRows);
        if (type.endsWith(REQUEST)) {
            return event(attributes, EventPart.REQUEST, rows.request(body));
        }
        if (type.endsWith(RESPONSE)) {
            return event(attributes, EventPart.RESPONSE, rows.response(body));
        }
        throw EventProblems.unknownType(type);
    }

    private NewEvent event(Attributes attributes, EventPart part, List<ObjectNode> rows) {
        return new NewEvent(
                model, attributes.prediction(), part, time(attributes.time()), rows.size(), EventJson.write(rows));
    }

    /** A row as in a batch; its inputs and its outputs may stand in objects of their own. */
    private NewEvent plain(JsonNode item) {
        if (!(item instanceof ObjectNode event)) {
            throw EventProblems.unreadable("An event is a JSON object with id and columns, or an array of such.");
        }
        String id = name(text(event, ID, columns.rowId()), "Give 'id', or the column '" + columns.rowId() + "'.");
        Instant at = time(text(event, TIME, columns.timestamp()));
        ObjectNode row = EventJson.object();
        event.properties().forEach(property -> add(row, property.getKey(), property.getValue()));
        columns.checkInputs(List.of(row));
        columns.checkOutputs(List.of(row));
        return new NewEvent(model, id, EventPart.WHOLE, at, 1, EventJson.write(List.of(row)));
    }

    private void add(ObjectNode row, String key, JsonNode value) {
        boolean isGroup = key.equals("row") || key.equals("inputs") || key.equals("prediction");
        if (isGroup && value instanceof ObjectNode group) {
            row.setAll(group);
        } else if (key.equals("prediction")) {
            row.set(columns.prediction(), value);
        } else if ((!key.equals(ID) && !key.equals(TIME))
                || columns.inputs().contains(key)
                || columns.outputs().contains(key)) {
            row.set(key, value);
        }
    }

    private static @Nullable String text(ObjectNode event, String key, @Nullable String column) {
        JsonNode value = event.hasNonNull(key) || column == null ? event.path(key) : event.path(column);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static String name(@Nullable String id, String todo) {
        if (id == null || id.isBlank()) {
            throw EventProblems.missing(ID, todo);
        }
        String fault = Names.fault(id, LONGEST_ID);
        if (fault != null) {
            throw ProblemException.badRequest("bad-name", "Bad name", "The event's id " + fault + ".");
        }
        return id;
    }

    private Instant time(@Nullable String time) {
        if (time == null) {
            return now;
        }
        try {
            Instant moment = StoredTime.of(OffsetDateTime.parse(time).toInstant());
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            if (year < 1 || year > LAST_YEAR) {
                throw EventProblems.badTime(time);
            }
            return moment;
        } catch (DateTimeException exception) {
            throw EventProblems.badTime(time);
        }
    }
}
