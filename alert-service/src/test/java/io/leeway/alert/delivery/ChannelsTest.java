package io.leeway.alert.delivery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ChannelsTest {

    private final Channels channels = FakeChannel.named("pager", "mail");

    @Test
    void shouldFindAChannelByItsName() {
        assertThat(channels.find("mail").map(Channel::name)).contains("mail");
        assertThat(channels.find("telegraph")).isEmpty();
        assertThat(channels.names()).isEqualTo("mail, pager");
        assertThat(channels.all()).extracting(Channel::name).containsExactly("mail", "pager");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mail", "1st", "two words", "a-name-of-more-than-32-characters"})
    void shouldNotStartWithAChannelWhoseNameCannotBeStored(String name) {
        assertThatIllegalStateException().isThrownBy(() -> FakeChannel.named(name));
    }

    @Test
    void shouldNotStartWithTwoChannelsOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FakeChannel.named("mail", "mail"))
                .withMessageContaining("mail");
    }

    @Test
    void shouldSayWhatItsChannelFindsWrongWithAnAddress() {
        assertThat(channels.fault(new Recipient("mail", "well"))).isEmpty();
        assertThat(channels.fault(new Recipient("mail", "ill"))).contains("the address is ill");
    }

    @Test
    void shouldRefuseWhatCannotBeStoredWhateverItsChannelSays() {
        assertThat(channels.fault(new Recipient("mail", "a".repeat(500)))).isEmpty();
        assertThat(channels.fault(new Recipient("mail", "a".repeat(501))))
                .contains("the address has 501 characters; at most 500 are allowed");
        assertThat(channels.fault(new Recipient("mail", "a\0b")))
                .contains("the address has a control character at place 2");
    }

    @Test
    void shouldFindNoFaultWithWhatAnotherReleaseMaySend() {
        assertThat(channels.fault(new Recipient("telegraph", "ill"))).isEmpty();
        assertThat(channels.fault(new Recipient("telegraph", "a\nb"))).isPresent();
    }
}
