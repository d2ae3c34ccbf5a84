package io.leeway.support.persistence;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTest {

    @Test
    void shouldForgetWhatWasNotAskedForForLongest() {
        // Given
        Remembered<String, Integer> remembered = new Remembered<>(2);
        remembered.keep("a", 1);
        remembered.keep("b", 2);
        assertThat(remembered.find("a")).contains(1);

        // When
        assertThat(remembered.keep("c", 3)).isEqualTo(3);

        // Then
        assertThat(remembered.find("b")).isEmpty();
        assertThat(remembered.find("a")).contains(1);
        assertThat(remembered.find("c")).contains(3);
    }
}
