package io.leeway.ingest.deadletters;

import java.util.List;
import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/** Dead letters over HTTP. */
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DeadLetterResource {

    private static final int LISTED = 50;

    private final DeadLetterService letters;

    DeadLetterResource(DeadLetterService letters) {
        this.letters = letters;
    }

    /**
     * A page of the list.
     *
     * @param open how many letters nobody has dealt with, on all pages
     * @param items the letters, newest first
     * @param next where the next page begins; absent after the last
     */
    record LetterPage(
            long open, List<LetterView> items, @Nullable String next) {}

    /**
     * What was replayed.
     *
     * @param replayed how many letters
     */
    record Replayed(long replayed) {}

    @GET
    @Operation(operationId = "listDeadLetters", summary = "Messages that could not be worked off, newest first")
    public LetterPage list(
            @QueryParam("limit") @DefaultValue("" + LISTED) String limit,
            @QueryParam("before") @Nullable String before) {
        int most = Parameters.limit(limit, LISTED);
        DeadLetterService.Page page = letters.page(Place.of(before), most + 1);
        List<DeadLetterEntity> found = page.letters();
        boolean more = found.size() > most;
        List<DeadLetterEntity> shown = more ? found.subList(0, most) : found;
        return new LetterPage(
                page.open(),
                shown.stream().map(LetterView::of).toList(),
                more ? Place.of(shown.getLast()).toString() : null);
    }

    @GET
    @Path("/{letter}")
    @Operation(operationId = "showDeadLetter", summary = "A dead letter with the beginning of its message")
    public LetterView show(@PathParam("letter") String letter) {
        return letters.show(uuid(letter));
    }

    @POST
    @Path("/{letter}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Gives a dead letter to its queue again")
    public LetterView replay(@PathParam("letter") String letter) {
        return letters.replay(uuid(letter));
    }

    @POST
    @Path("/replay")
    @Operation(operationId = "replayDeadLetters", summary = "Gives every open dead letter to its queue again")
    public Replayed replayAll() {
        return new Replayed(letters.replayAll());
    }

    @DELETE
    @Path("/{letter}")
    @Operation(operationId = "dropDeadLetter", summary = "Gives a dead letter up for good")
    public void drop(@PathParam("letter") String letter) {
        letters.drop(uuid(letter));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException exception) {
            throw ProblemException.of(
                    404, "unknown-letter", "Unknown dead letter", "There is no dead letter '" + text + "'.");
        }
    }
}
