package io.leeway.client.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandAdviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send its reference first: PUT /v1/models/churn/reference. | Send its reference first: ./leeway reference churn FILE.",
                "Register it first: PUT /v1/models/churn at ingest-service. | Register it first: ./leeway apply -f model.yaml.",
                "Register it first: PUT /v1/models/v1.2 at ingest-service. | Register it first: ./leeway apply -f model.yaml.",
                "To go on with it: POST /v1/models/churn/resume. | To go on with it: ./leeway resume churn.",
                "Put it back: POST /v1/models/churn/references/1-2/restore. | Put it back: ./leeway restore churn 1-2.",
            })
    void shouldNameTheCommand(String advice, String command) {
        assertThat(CommandAdvice.in(advice)).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"End one with DELETE /v1/subscriptions/{id}.", "row 3: PUT it elsewhere", "", "$1 \\"})
    void shouldLeaveEverythingElse(String text) {
        assertThat(CommandAdvice.in(text)).isEqualTo(text);
    }
}
