package io.leeway.alert.notes;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.contracts.text.Names;
import io.leeway.support.persistence.StoredTime;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.roles.CurrentCaller;
import io.leeway.support.roles.Permissions;

/** Notes about an incident over HTTP. */
@Path("/v1/alerts/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NoteResource {

    private static final int LONGEST_TEXT = 2_000;

    private final NoteService notes;
    private final CurrentCaller caller;
    private final Permissions permissions;

    NoteResource(NoteService notes, CurrentCaller caller, Permissions permissions) {
        this.notes = notes;
        this.caller = caller;
        this.permissions = permissions;
    }

    /**
     * What somebody wants to write down.
     *
     * @param text 1 to 2000 characters, on one line or several
     * @param by who writes it; not looked at where callers are asked for a key, whose name counts
     */
    @Schema(name = "NoteRequest")
    public record Request(@Nullable String text, @Nullable String by) {}

    /** A note. */
    public record Note(String id, String text, String by, Instant writtenAt) {}

    @GET
    @Operation(operationId = "listNotes", summary = "The notes about an incident, in the order they were written")
    public List<Note> list(@PathParam("id") String id) {
        UUID alert = Parameters.id("alert", id);
        permitted(alert);
        return Transactions.run(() -> notes.of(alert)).stream()
                .map(NoteResource::view)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "writeNote",
            summary = "Writes a note about an incident, in whatever state it is; nobody is told",
            description = "409 where the incident has 100 notes.")
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Note.class)))
    public RestResponse<Note> write(@PathParam("id") String id, @Nullable Request request) {
        NoteEntity note = entity(Parameters.id("alert", id), request);
        permitted(note.alert);
        Note view = view(Transactions.run(() -> notes.write(note)));
        return RestResponse.ResponseBuilder.<Note>created(URI.create("/v1/alerts/" + note.alert + "/notes"))
                .entity(view)
                .build();
    }

    /** Refuses who holds a key for other models than the incident's. */
    private void permitted(UUID alert) {
        permissions.mustCover(() -> Transactions.run(() -> notes.modelOf(alert)));
    }

    private NoteEntity entity(UUID alert, @Nullable Request request) {
        if (request == null) {
            throw ProblemException.badRequest(
                    "missing-body", "Missing body", "Send {\"text\": \"what you found\", \"by\": \"who\"}.");
        }
        NoteEntity note = new NoteEntity();
        note.id = UUID.randomUUID();
        note.alert = alert;
        note.text = Parameters.lines("text", request.text(), LONGEST_TEXT);
        note.writtenBy = Parameters.line("by", caller.nameOr(request.by()), Names.LONGEST);
        note.writtenAt = StoredTime.now();
        return note;
    }

    private static Note view(NoteEntity entity) {
        return new Note(entity.id.toString(), entity.text, entity.writtenBy, entity.writtenAt);
    }
}
