package io.leeway.ingest.outbox;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** An event that waits to be published; it was stored in the transaction of what it tells of. */
@Entity
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

    @Column(name = "created_at")
    Instant createdAt;
}
