package io.leeway.alert.delivery.http;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which URLs can be subscribed, and what of them is shown. */
class WebAddressesTest {

    private final WebAddresses addresses = new WebAddresses(new Networks(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/leeway",
                "https://example.com",
                "HTTPS://EXAMPLE.COM:8443/a?b=c%20d",
                "https://1.1.1.1/x",
                "https://[2606:4700::1111]/x"
            })
    void shouldTakeAPublicUrl(String url) {
        assertThat(addresses.fault(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "''                                 , no URL",
        "hooks.example.com/leeway           , no URL",
        "ftp://example.com/                 , no URL",
        "https:///path                      , no URL",
        "https://exa_mple.com/              , no URL",
        "https://exa mple.com/              , visible ASCII",
        "https://exämple.com/               , visible ASCII",
        "https://example.com/%zz            , malformed",
        "https://user:pw@example.com/       , a user",
        "https://example.com/#part          , behind #",
        "https://example.com:0/             , port",
        "https://example.com:65536/         , port",
        "http://example.com/                , only https",
        "https://127.0.0.1/                 , private",
        "https://10.1.2.3/                  , private",
        "https://169.254.169.254/latest     , private",
        "https://[::1]/                     , private",
        "https://[fd00::1]/                 , private",
        "https://[::ffff:127.0.0.1]/        , private",
        "https://2130706433/                , private",
        "https://localhost/                 , private",
        "https://LOCALHOST.:8080/           , private",
        "https://db.internal/               , private",
        "https://printer.local/             , private"
    })
    void shouldSayWhatIsWrongWithAUrl(String url, String words) {
        assertThat(addresses.fault(url))
                .hasValueSatisfying(fault -> assertThat(fault).contains(words).doesNotContain("example.com/%"));
    }

    @Test
    void shouldSayThatAUrlIsTooLong() {
        assertThat(addresses.fault("https://example.com/" + "a".repeat(500)))
                .hasValueSatisfying(fault -> assertThat(fault).contains("520 characters"));
    }

    @Test
    void shouldTakePrivateUrlsWhereThatIsAllowed() {
        WebAddresses allowing = new WebAddresses(new Networks(List.of("10.0.0.0/8", "127.0.0.1")));

        assertThat(allowing.fault("http://10.1.2.3:9093")).isEmpty();
        assertThat(allowing.fault("http://localhost:9093")).isEmpty();
        assertThat(allowing.fault("http://192.168.1.1")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/leeway                      , https://example.com/leeway",
        "http://alertmanager:9093                        , http://alertmanager:9093",
        "https://hooks.example.com/services/T0/B0/secret , https://hooks.example.com/…cret",
        "https://example.com/x?token=abcdefgh            , https://example.com/…efgh"
    })
    void shouldShowAUrlWithoutWhatOthersCouldSendBy(String url, String shown) {
        assertThat(WebAddresses.shown(url)).isEqualTo(shown);
    }
}
