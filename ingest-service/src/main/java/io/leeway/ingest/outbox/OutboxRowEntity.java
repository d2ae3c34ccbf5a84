package io.leeway.ingest.outbox;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** How far services have got with an event of the outbox, without its bytes. */
@Entity
@DynamicUpdate
@Table(name = "outbox")
class OutboxRowEntity {

    @Id
    Long id;

    @Column(name = "event_id")
    String eventId;

    @Nullable
    UUID dataset;

    @Nullable
    String judged;

    @Embedded
    Progress progress;

    int tells;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "next_tell_at")
    @Nullable
    Instant nextTellAt;
}
