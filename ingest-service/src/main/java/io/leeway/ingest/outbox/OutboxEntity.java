package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * An event with its bytes; it was stored in the transaction of what it tells of, and stays until every service is done
 * with it. It is written once; what changes is changed through {@link OutboxRowEntity}.
 */
@Entity
@Immutable
@Table(name = "outbox")
public class OutboxEntity {

    @Id
    @SequenceGenerator(name = "outbox", sequenceName = "outbox_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox")
    Long id;

    @Column(name = "event_id")
    String eventId;

    @Column(name = "routing_key")
    String routingKey;

    byte[] event;

    @Nullable
    String model;

    @Nullable
    UUID dataset;

    @Nullable
    String judged;

    @Embedded
    Progress progress;

    int tells;

    /** Counted by the database, because each instance takes its ids in blocks. */
    @Column(insertable = false, updatable = false)
    Long position;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "next_tell_at")
    @Nullable
    Instant nextTellAt;

    @Column(name = "created_at")
    Instant createdAt;

    static OutboxEntity of(Telling telling, byte[] event, Instant at) {
        OutboxEntity entity = new OutboxEntity();
        entity.eventId = telling.event().id();
        entity.routingKey = telling.type().routingKey();
        entity.event = event;
        entity.model = telling.model();
        entity.dataset = telling.dataset();
        entity.judged = telling.judged();
        entity.progress = Progress.of(telling.type());
        entity.createdAt = at;
        return entity;
    }
}
