package io.leeway.alert.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Digest;
import io.leeway.alert.delivery.Message;
import io.leeway.contracts.alerts.Alert;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.support.persistence.StoredJson;

/** Reads what notices tell. */
@ApplicationScoped
@RegisterForReflection(targets = {Digest.class, Digest.Window.class})
public class NoticeContentRepository {

    private final AlertRepository alerts;

    NoticeContentRepository(AlertRepository alerts) {
        this.alerts = alerts;
    }

    /** What a message tells. */
    public sealed interface Content {}

    /**
     * Of the first incident, of others, and what people were told of the first one before.
     *
     * @param trace which trace it belongs to; absent where nothing was traced
     */
    public record OfIncidents(
            IncidentChange change,
            Alert alert,
            List<Alert> others,
            Optional<RiskAssessment> assessment,
            Optional<Message.Before> before,
            @Nullable String trace)
            implements Content {}

    /** Of what is unusual. */
    public record OfDigest(Digest digest) implements Content {}

    /** What these notices tell, by their ids. */
    public Uni<Map<UUID, Content>> of(List<UUID> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession().chain(session -> session.createNativeQuery(
                        "select n.id, i.alert, i.change, i.document, i.assessment, n.digest, n.traceparent from notice n"
                                + " left join notice_incident i on i.notice = n.id where n.id in (:notices)"
                                + " and (i.alert is not null or n.digest is not null)"
                                + " order by n.id, i.place, i.alert",
                        Object[].class)
                .setParameter("notices", notices)
                .getResultList()
                .chain(rows -> alerts.byId(rows.stream()
                                .filter(row -> row[3] == null && row[5] == null)
                                .map(row -> (UUID) row[1])
                                .toList())
                        .chain(undocumented ->
                                before(session, notices).map(before -> contents(rows, undocumented, before)))));
    }

    /** What people were told of the first incident of each notice in the one before. */
    private static Uni<Map<UUID, Message.Before>> before(Mutiny.Session session, List<UUID> notices) {
        return session.createNativeQuery(
                        "select n.id, p.document, p.assessment from notice n cross join lateral"
                                + " (select i.document, i.assessment from notice_incident i join notice o on o.id = i.notice"
                                + " where i.alert = n.alert and o.created_at < n.created_at"
                                + " order by o.created_at desc limit 1) p"
                                + " where n.id in (:notices) and p.document is not null",
                        Object[].class)
                .setParameter("notices", notices)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0],
                                row -> new Message.Before(
                                        StoredJson.read((String) row[1], Alert.class),
                                        assessmentOf((String) row[2])))));
    }

    private static Map<UUID, Content> contents(
            List<Object[]> rows, Map<UUID, AlertEntity> undocumented, Map<UUID, Message.Before> before) {
        Map<UUID, Content> contents = new HashMap<>();
        rows.stream().collect(Collectors.groupingBy(row -> (UUID) row[0])).forEach((notice, found) -> {
            String digest = (String) found.getFirst()[5];
            contents.put(
                    notice,
                    digest == null
                            ? incidents(found, undocumented, Optional.ofNullable(before.get(notice)))
                            : new OfDigest(StoredJson.read(digest, Digest.class)));
        });
        return contents;
    }

    private static OfIncidents incidents(
            List<Object[]> incidents, Map<UUID, AlertEntity> undocumented, Optional<Message.Before> before) {
        List<Alert> alerts = new ArrayList<>();
        for (Object[] row : incidents) {
            AlertEntity entity = undocumented.get((UUID) row[1]);
            alerts.add(entity == null ? StoredJson.read((String) row[3], Alert.class) : AlertDocuments.alert(entity));
        }
        Object[] lead = incidents.getFirst();
        AlertEntity entity = undocumented.get((UUID) lead[1]);
        String assessment = entity == null ? (String) lead[4] : entity.assessment;
        return new OfIncidents(
                IncidentChange.valueOf((String) lead[2]),
                alerts.getFirst(),
                List.copyOf(alerts.subList(1, alerts.size())),
                assessmentOf(assessment),
                before,
                (String) lead[6]);
    }

    private static Optional<RiskAssessment> assessmentOf(@Nullable String document) {
        return Optional.ofNullable(document).map(text -> StoredJson.read(text, RiskAssessment.class));
    }
}
