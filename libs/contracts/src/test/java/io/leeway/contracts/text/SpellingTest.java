package io.leeway.contracts.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingTest {

    @Test
    void answersInTwoWaysAreRecognised() {
        assertThat(Spelling.difference(List.of("1", "0"), List.of("true", "false")))
                .hasValue("perhaps the same answers, as 0/1 instead of false/true");
        assertThat(Spelling.difference(List.of("Yes"), List.of("0", "1")))
                .hasValue("perhaps the same answers, as no/yes instead of 0/1");
    }

    @Test
    void letterCaseAndLeadingZerosAreRecognised() {
        assertThat(Spelling.difference(List.of("FIBER", "dsl"), List.of("fiber", "DSL", "none")))
                .hasValue("they differ in letter case only");
        assertThat(Spelling.difference(List.of("7", "42"), List.of("007", "042", "108")))
                .hasValue("they differ in leading zeros only");
    }

    @Test
    void wordsOfWhichSomeAreKnownAreWrittenInTheSameWay() {
        assertThat(Spelling.difference(List.of("true", "0"), List.of("true", "false")))
                .isEmpty();
        assertThat(Spelling.difference(List.of("true"), List.of("false", "true")))
                .isEmpty();
    }

    @Test
    void otherWordsAreJustOtherWords() {
        assertThat(Spelling.difference(List.of("2", "0"), List.of("true", "false")))
                .isEmpty();
        assertThat(Spelling.difference(List.of("red"), List.of("blue"))).isEmpty();
        assertThat(Spelling.difference(List.of(), List.of("true"))).isEmpty();
        assertThat(Spelling.difference(List.of("1"), List.of())).isEmpty();
        assertThat(Spelling.difference(List.of("0"), List.of("00"))).hasValue("they differ in leading zeros only");
    }
}
