package io.leeway.alert.notes;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A note about an incident. It is never changed, and goes with its incident. */
@Entity
@Table(name = "incident_note")
public class NoteEntity {

    @Id
    UUID id;

    UUID alert;

    String text;

    @Column(name = "written_by")
    String writtenBy;

    @Column(name = "written_at")
    Instant writtenAt;
}
