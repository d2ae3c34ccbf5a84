package io.leeway.ingest.refusals;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A body that was refused as a whole. */
@Entity
@Table(name = "refusal")
class RefusalEntity {

    @Id
    @SequenceGenerator(name = "refusal", sequenceName = "refusal_seq", allocationSize = 1)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refusal")
    Long id;

    String model;

    String kind;

    @Nullable
    String name;

    String title;

    String detail;

    Instant at;
}
