package io.leeway.contracts.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {

    @Test
    void shouldListAllWhereTheyAreFewEnough() {
        // When
        String listing = Listing.of(List.of("b", "a", "c"), 3);

        // Then
        assertThat(listing).isEqualTo("b, a, c");
    }

    @Test
    void shouldCountWhatItDoesNotList() {
        // When
        String listing = Listing.of(List.of("b", "a", "c", "d"), 2);

        // Then
        assertThat(listing).isEqualTo("b, a and 2 more");
    }

    @Test
    void shouldGiveEachListedNameItsForm() {
        // When
        String listing = Listing.of(List.of("b", "a"), 1, name -> "'" + name + "'");

        // Then
        assertThat(listing).isEqualTo("'b' and 1 more");
    }

    @Test
    void shouldSayNothingOfNoNames() {
        // When
        String listing = Listing.of(List.of(), 5);

        // Then
        assertThat(listing).isEmpty();
    }
}
