package io.leeway.contracts.text;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpellingTest {

    @Test
    void answersInTwoWaysAreRecognised() {
        assertThat(Spelling.difference(Set.of("1", "0"), Set.of("true", "false")))
                .hasValue("perhaps the same answers, as 0/1 instead of false/true");
        assertThat(Spelling.difference(Set.of("Yes"), Set.of("0", "1")))
                .hasValue("perhaps the same answers, as no/yes instead of 0/1");
    }

    @Test
    void letterCaseAndLeadingZerosAreRecognised() {
        assertThat(Spelling.difference(Set.of("FIBER", "dsl"), Set.of("fiber", "DSL", "none")))
                .hasValue("they differ in letter case only");
        assertThat(Spelling.difference(Set.of("7", "42"), Set.of("007", "042", "108")))
                .hasValue("they differ in leading zeros only");
    }

    @Test
    void wordsOfWhichSomeAreKnownAreWrittenInTheSameWay() {
        assertThat(Spelling.difference(Set.of("true", "0"), Set.of("true", "false")))
                .isEmpty();
        assertThat(Spelling.difference(Set.of("true"), Set.of("false", "true"))).isEmpty();
    }

    @Test
    void otherWordsAreJustOtherWords() {
        assertThat(Spelling.difference(Set.of("2", "0"), Set.of("true", "false")))
                .isEmpty();
        assertThat(Spelling.difference(Set.of("red"), Set.of("blue"))).isEmpty();
        assertThat(Spelling.difference(Set.of(), Set.of("true"))).isEmpty();
        assertThat(Spelling.difference(Set.of("1"), Set.of())).isEmpty();
        assertThat(Spelling.difference(Set.of("0"), Set.of("00"))).hasValue("they differ in leading zeros only");
    }
}
