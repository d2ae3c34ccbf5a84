package io.leeway.ingest.datasets;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One block of a dataset's rows. */
@Entity
@Table(name = "payload_block")
class PayloadBlockEntity {

    @EmbeddedId
    Key id;

    byte[] bytes;

    /** Dataset and the block's number, from 0. */
    @Embeddable
    record Key(UUID dataset, int number) implements Serializable {}
}
