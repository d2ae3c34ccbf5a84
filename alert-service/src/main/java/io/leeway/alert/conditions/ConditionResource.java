package io.leeway.alert.conditions;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.http.Parameters;
import io.leeway.alert.rules.AlertRules;
import io.leeway.alert.watch.WatchEntity;
import io.leeway.contracts.model.AddedRules;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.IncidentSettings;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.support.persistence.Transactions;
import io.leeway.support.problem.ProblemException;
import io.leeway.support.roles.CurrentCaller;

/** The conditions of a model's incidents, over HTTP. */
@Path("/v1/models/{model}/conditions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConditionResource {

    private static final Logger LOG = Logger.getLogger(ConditionResource.class);

    private final ConditionService conditions;
    private final CurrentCaller caller;

    ConditionResource(ConditionService conditions, CurrentCaller caller) {
        this.conditions = conditions;
        this.caller = caller;
    }

    /**
     * What a model is watched for.
     *
     * @param defaults whether the default conditions hold where no rule is about them, as the definition says
     * @param definition the rules of the model's definition
     * @param rules the rules that were added to them
     * @param inForce all that hold: the definition's, those that were added, and the default ones
     * @param reason why rules were added; absent where none were
     * @param by who added them; absent likewise
     * @param changedAt when; absent likewise
     */
    public record Conditions(
            IncidentSettings.Defaults defaults,
            List<AlertRule> definition,
            List<AlertRule> rules,
            List<AlertRule> inForce,
            @Nullable String reason,
            @Nullable String by,
            @Nullable Instant changedAt) {}

    @GET
    @Operation(
            operationId = "listConditions",
            summary = "What a model is watched for, and by whose rules",
            description = "404 for a model of which nothing was heard.")
    public Conditions list(@PathParam("model") String model) {
        String name = name(model);
        return view(Transactions.run(() -> conditions.get(name)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setConditions",
            summary = "Adds rules to those of a model's definition, in place of those that were added before",
            description =
                    "They hold from the next window on, as if they stood at the end of the definition's own; whether"
                            + " the default conditions hold as well says the definition. 422 with the place for a rule that cannot"
                            + " be.")
    public Conditions set(
            @PathParam("model") String model,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = AddedRules.class)))
                    byte @Nullable [] document) {
        String name = name(model);
        byte[] rules = sent(document);
        String by = caller.nameOr(null);
        Conditions set = view(Transactions.run(() -> conditions.put(name, rules, by)));
        LOG.infof("event=conditions-set model=%s rules=%d", name, set.rules().size());
        return set;
    }

    @DELETE
    @Operation(
            operationId = "dropConditions",
            summary = "Takes away the rules that were added to those of a model's definition; 404 where there are none")
    public void drop(@PathParam("model") String model) {
        String name = name(model);
        if (!Transactions.run(() -> conditions.delete(name))) {
            throw ProblemException.of(
                    404,
                    "no-conditions",
                    "No added conditions",
                    "No rules were added to those of the definition of '" + name + "'.");
        }
        LOG.infof("event=conditions-dropped model=%s", name);
    }

    private static byte[] sent(byte @Nullable [] document) {
        if (document == null || document.length == 0) {
            throw ProblemException.badRequest(
                    "missing-body",
                    "Missing body",
                    "Send {\"rules\": [{\"on\": \"drift-share\", \"above\": 0.3}], \"reason\": \"why\", \"by\": \"who\"}.");
        }
        return document;
    }

    private static String name(String model) {
        return Objects.requireNonNull(Parameters.model(model), "it is in the path");
    }

    private static Conditions view(WatchEntity watch) {
        ModelDefinition own = watch.ownDefinition();
        Optional<AddedRules> added = watch.added();
        return new Conditions(
                own.incidents().defaults(),
                own.alerts(),
                added.map(AddedRules::rules).orElse(List.of()),
                AlertRules.of(watch.with(own)),
                added.map(AddedRules::reason).orElse(null),
                added.map(AddedRules::by).orElse(null),
                watch.addedAt());
    }
}
