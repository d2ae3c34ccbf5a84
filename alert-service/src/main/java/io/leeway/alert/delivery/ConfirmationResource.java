package io.leeway.alert.delivery;

import java.util.UUID;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.leeway.alert.http.Parameters;
import io.leeway.support.persistence.Transactions;

/**
 * The beginning and the end of messages to a recipient, over HTTP, by the key that is sent to the recipient alone. A GET
 * only shows a button, because mail scanners follow links; one POST is enough, as RFC 8058 asks for.
 */
@Path("/v1")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ConfirmationResource {

    private static final String DONE = "Done";

    private final RecipientRepository recipients;

    ConfirmationResource(RecipientRepository recipients) {
        this.recipients = recipients;
    }

    @GET
    @Path("/confirm/{key}")
    @Operation(
            operationId = "showConfirm",
            summary = "A page with a button that confirms a subscription of the recipient who has this key",
            description = "Changes nothing.")
    public String showConfirm(@PathParam("key") String key) {
        return page(
                key, "Get messages from Leeway?", "This address was subscribed to alerts about models.", "Get them");
    }

    @POST
    @Path("/confirm/{key}")
    @Operation(
            operationId = "confirm",
            summary = "Confirms a subscription of the recipient who has this key",
            description = "404 where none waits for it.")
    public String confirm(@PathParam("key") String key) {
        UUID uuid = Parameters.id("key", key);
        if (!Transactions.run(() -> recipients.confirm(uuid))) {
            throw Parameters.unknown("key", key);
        }
        return ConfirmationPages.answer(DONE, "This address gets messages from now on; each says how to stop them.");
    }

    @GET
    @Path("/unsubscribe/{key}")
    @Operation(
            operationId = "showUnsubscribe",
            summary = "A page with a button that ends messages to the recipient who has this key",
            description = "Changes nothing.")
    public String showUnsubscribe(@PathParam("key") String key) {
        return page(
                key,
                "Stop messages from Leeway?",
                "This address gets no message about any model any more.",
                "Stop them");
    }

    @POST
    @Path("/unsubscribe/{key}")
    @Operation(
            operationId = "unsubscribe",
            summary =
                    "Ends messages to the recipient who has this key, on whatever subscription or rule they come from",
            description = "As RFC 8058: one request, whatever its body. Subscribing the address again begins anew.")
    public String unsubscribe(@PathParam("key") String key) {
        UUID uuid = Parameters.id("key", key);
        if (!Transactions.run(() -> recipients.stop(uuid, "it was unsubscribed by its recipient"))) {
            throw Parameters.unknown("key", key);
        }
        return ConfirmationPages.answer(
                DONE, "This address gets no more messages from Leeway. Subscribe it again to get them again.");
    }

    private static String page(String key, String title, String text, String button) {
        return Parameters.id(key)
                .map(known -> ConfirmationPages.question(title, text, button))
                .orElseThrow(() -> Parameters.unknown("key", key));
    }
}
