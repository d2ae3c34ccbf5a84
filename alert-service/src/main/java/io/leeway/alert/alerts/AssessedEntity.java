package io.leeway.alert.alerts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The latest assessment seen of a batch. */
@Entity
@Table(name = "assessed")
class AssessedEntity {

    @Id
    String subject;

    String model;

    String batch;

    int revision;
}
