package io.leeway.risk.budget;

import java.util.OptionalLong;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.leeway.contracts.model.AlarmSettings;
import io.leeway.risk.models.ModelRepository;
import io.leeway.support.problem.Parameters;
import io.leeway.support.problem.ProblemException;

/** Tells what became of a model's budget of alarms. */
@Path("/v1/models/{model}/alarm-budget")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AlarmBudgetResource {

    private final ModelRepository models;
    private final AlarmRepository alarms;

    AlarmBudgetResource(ModelRepository models, AlarmRepository alarms) {
        this.models = models;
        this.alarms = alarms;
    }

    @GET
    @Operation(
            operationId = "showAlarmBudget",
            summary = "A model's budget of alarms about drift, what is spent of it, and what is expected by chance")
    public AlarmBudget budget(@PathParam("model") String model) {
        String name = Parameters.name("model", model);
        AlarmSettings settings = models.find(name)
                .orElseThrow(() -> ProblemException.unknownModel(name))
                .definition()
                .alarms();
        OptionalLong latest = alarms.latest(name, settings.per());
        if (latest.isEmpty()) {
            return AlarmBudget.unspent(settings.budget(), settings.per());
        }
        long number = latest.getAsLong();
        return AlarmBudget.of(
                settings.budget(),
                settings.per(),
                number,
                alarms.periods(name, settings.per(), number - AlarmBudget.EARLIER, number));
    }
}
