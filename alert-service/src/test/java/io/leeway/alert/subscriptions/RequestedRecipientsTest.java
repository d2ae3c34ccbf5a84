package io.leeway.alert.subscriptions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.alert.delivery.FakeChannel;
import io.leeway.alert.delivery.Recipient;
import io.leeway.support.problem.Problem;
import io.leeway.support.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequestedRecipientsTest {

    private final RequestedRecipients recipients = new RequestedRecipients(FakeChannel.named("mail", "pager"));

    @Test
    void shouldMeanMailByAnEmail() {
        assertThat(recipients.of("ops@example.com", null, null)).isEqualTo(new Recipient("mail", "ops@example.com"));
        assertThat(recipients.of(null, "mail", "ops@example.com")).isEqualTo(Recipient.mail("ops@example.com"));
    }

    @Test
    void shouldMeanAnotherChannelByItsName() {
        assertThat(recipients.of(null, "pager", "112")).isEqualTo(new Recipient("pager", "112"));
    }

    @ParameterizedTest
    @CsvSource({
        "                , pager    ,        , 400, bad-recipient",
        "                ,          , 112    , 400, bad-recipient",
        " ops@example.com, pager    , 112    , 400, bad-recipient",
        " ops@example.com, pager    ,        , 400, bad-recipient",
        " ill            ,          ,        , 400, bad-email",
        "                , pager    , ill    , 422, refused-recipient",
        "                , mail     , ill    , 422, refused-recipient",
        "                , telegraph, STOP   , 422, unknown-channel"
    })
    void shouldSayWhyNobodyIsMeantOrCanBeReached(
            @Nullable String email, @Nullable String channel, @Nullable String address, int status, String type) {
        // When
        Problem problem = catchThrowableOfType(ProblemException.class, () -> recipients.of(email, channel, address))
                .problem();

        // Then
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo("urn:leeway:problem:" + type);
    }

    @Test
    void shouldNameWhatIsWrongAndWhatThereIs() {
        assertThat(detail(null, "pager", "ill")).contains("pager").contains("the address is ill");
        assertThat(detail(null, "telegraph\n" + "h".repeat(100), "STOP"))
                .contains("only mail, pager")
                .doesNotContain("\n")
                .hasSizeLessThan(100);
        assertThat(detail("ill", null, null))
                .isEqualTo("email: the address is ill; it is to be such as ops@example.com.");
    }

    private String detail(@Nullable String email, @Nullable String channel, @Nullable String address) {
        return catchThrowableOfType(ProblemException.class, () -> recipients.of(email, channel, address))
                .problem()
                .detail();
    }
}
