package io.leeway.alert.unusual;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import io.leeway.alert.delivery.Digest;
import io.leeway.support.persistence.StoredJson;

/** What was unusual in a window; written by {@link UnusualRepository}. */
@Entity
@Table(name = "unusual")
@IdClass(UnusualEntity.Key.class)
class UnusualEntity {

    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};

    @Id
    String model;

    @Id
    String batch;

    @Column(name = "batch_name")
    @Nullable
    String batchName;

    Instant at;

    boolean late;

    /** A sentence each, as JSON. */
    String lines;

    @Column(name = "seen_at")
    Instant seenAt;

    /** By what it is found. */
    record Key(String model, String batch) implements Serializable {}

    Digest.Window window() {
        return new Digest.Window(model, batch, batchName, at, late, StoredJson.read(lines, LINES));
    }
}
