package io.leeway.evaluation.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static io.leeway.evaluation.joint.JointCoderTest.block;
import static io.leeway.evaluation.joint.JointCoderTest.columns;
import static io.leeway.evaluation.joint.JointCoderTest.known;
import static io.leeway.evaluation.joint.JointCoderTest.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** That what is stored of features together is read again, and nothing else is. */
final class JointProfileFormatTest {

    @Test
    void shouldReadWhatWasWritten() {
        // Given
        JointReference reference = new JointReference(columns(0), "id");
        reference.add(block(1_000, "r", normal(1_000, 3)));
        JointProfile.Known learnt = known(reference.learnt());

        // When
        JointProfile.Known read = JointProfileFormat.read(JointProfileFormat.write(learnt));

        // Then
        assertThat(read.columns()).isEqualTo(learnt.columns());
        assertThat(read.moments()).isEqualTo(learnt.moments());
        assertThat(read.absent()).isEqualTo(learnt.absent());
        assertThat(read.spread().groups()).isEqualTo(20);
        assertThat(read.spread().variances()).isEqualTo(learnt.spread().variances());
    }

    @Test
    void shouldRefuseWhatIsNoProfileWithoutFailingOtherwise() {
        // Given
        JointReference reference = new JointReference(columns(0), "id");
        reference.add(block(1_000, "r", normal(1_000, 3)));
        byte[] written = JointProfileFormat.write(known(reference.learnt()));
        List<byte[]> broken = new ArrayList<>();
        for (int length = 0; length < written.length; length += 7) {
            broken.add(Arrays.copyOf(written, length));
        }
        broken.add(Arrays.copyOf(written, written.length + 1));

        // Then
        broken.forEach(bytes -> assertThatIllegalArgumentException().isThrownBy(() -> JointProfileFormat.read(bytes)));
    }
}
