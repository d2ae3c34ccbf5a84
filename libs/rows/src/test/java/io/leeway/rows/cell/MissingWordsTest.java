package io.leeway.rows.cell;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MissingWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "<NA>", "NaT", " NA "})
    void shouldKnowWhatToolsWriteForAMissingValue(String cell) {
        assertThat(MissingWords.usual().isMissing(cell)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "0", "none", "Na", "NAN", "nil", "unknown", "."})
    void shouldTakeOtherWordsAsTheyAre(String cell) {
        assertThat(MissingWords.usual().isMissing(cell)).isFalse();
    }

    @Test
    void shouldTakeTheWordsGivenInPlaceOfTheUsualOnes() {
        MissingWords words = MissingWords.of(List.of("-"));

        assertThat(words.isMissing("-")).isTrue();
        assertThat(words.isMissing("NA")).isFalse();
        assertThat(words.isMissing(" ")).isTrue();
    }
}
