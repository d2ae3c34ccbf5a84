package io.leeway.drift.load;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.leeway.contracts.events.BatchAccepted;
import io.leeway.evaluation.joint.JointColumns;
import io.leeway.evaluation.joint.JointProfile;
import io.leeway.evaluation.portable.InvalidProfileException;
import io.leeway.evaluation.portable.PortableProfileFormat;
import io.leeway.evaluation.profiles.DataProfile;
import io.leeway.evaluation.profiles.PartProfile;
import io.leeway.support.messaging.UnprocessableEventException;

/** Puts the profiles together that a batch was sent as; for one thread. */
final class SentProfiles {

    private final BatchAccepted event;
    private final JointProfile reference;
    private @Nullable PartProfile together;

    /** @param reference what the features of the reference do together, by whose codes the rows were looked at */
    SentProfiles(BatchAccepted event, JointProfile reference) {
        this.event = event;
        this.reference = reference;
    }

    /** Takes the next profile. */
    void add(byte[] frame) {
        PartProfile part;
        try {
            part = PortableProfileFormat.read(frame).part();
        } catch (InvalidProfileException exception) {
            throw new UnprocessableEventException(
                    "a profile of batch " + event.batch().batch() + " is damaged: it " + exception.getMessage(),
                    exception);
        }
        together = together == null ? part : together.merge(part).compressedBeyond(PartProfile.MOST_DISTINCT);
    }

    /** The profile of the rows of all of them. */
    DataProfile profile() {
        PartProfile all = Objects.requireNonNull(together, "a batch has a block");
        return all.whole().withJoint(joint(all));
    }

    /** Rows that were coded as another reference says cannot be compared with this one. */
    private JointProfile joint(PartProfile all) {
        if (!(reference instanceof JointProfile.Known known)) {
            return reference;
        }
        JointColumns codes = known.columns();
        return all.joint().columns().filter(columns -> !columns.equals(codes)).isPresent()
                ? new JointProfile.Unknown(JointProfile.DIFFERENT_REFERENCES)
                : all.joint().profile();
    }
}
