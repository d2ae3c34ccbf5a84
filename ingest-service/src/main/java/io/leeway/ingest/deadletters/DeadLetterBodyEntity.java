package io.leeway.ingest.deadletters;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The message itself. */
@Entity
@Table(name = "dead_letter_body")
class DeadLetterBodyEntity {

    @Id
    UUID letter;

    byte[] bytes;
}
