package io.leeway.alert.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import io.leeway.contracts.alerts.AlertState;

/** Finds alerts. */
@ApplicationScoped
public class AlertRepository implements PanacheRepositoryBase<AlertEntity, UUID> {

    /** Newest first; model and state are optional. */
    Uni<List<AlertEntity>> newest(@Nullable String model, @Nullable AlertState state, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (model != null) {
            conditions.add("model = :model");
            parameters.put("model", model);
        }
        if (state != null) {
            conditions.add("state = :state");
            parameters.put("state", state);
        }
        String query = String.join(" and ", conditions) + " order by firedAt desc, id";
        return find(query, parameters).page(0, most).list();
    }
}
