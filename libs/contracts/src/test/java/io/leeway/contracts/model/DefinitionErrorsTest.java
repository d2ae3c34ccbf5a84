package io.leeway.contracts.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Errors name the key, what is there and what is expected, and where; never a class. */
class DefinitionErrorsTest {

    private static final String YAML = """
            model: m
            task: regression
            rowId: id
            features: {a: numeric}
            prediction: {column: p}
            target: t
            drift:
              alpha: 0.05
              minimumRows: 30
            alerts:
              - {on: risk, to: {email: ops@example.com}}
            window: {rows: 5}
            """;

    private static final String JSON = """
            {
              "model": "m",
              "task": "regression",
              "rowId": "id",
              "features": {"a": "numeric"},
              "prediction": {"column": "p"},
              "drift": {
                "alpha": 0.05
              },
              "target": "t"
            }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "alpha: 0.05       | alpha: [1]         | drift.alpha (line 8, column 3)        | A list stands here, a number is expected",
                "alpha: 0.05       | alpha: high        | drift.alpha (line 8, column 3)        | 'high' stands here, a number is expected",
                "minimumRows: 30   | minimumRows: {}    | drift.minimumRows (line 9, column 3)  | An object stands here, a whole number",
                "alpha: 0.05       | alfa: 0.05         | drift.alfa (line 8, column 3)         | did you mean 'alpha'",
                "target: t         | tarjet: t          | tarjet (line 6, column 1)             | did you mean 'target'",
                "a: numeric        | a: numerik         | features.a (line 4, column 12)        | did you mean 'numeric'",
                "task: regression  | task: regresion    | task (line 2, column 1)               | did you mean 'regression'",
                "rowId: id         | rowId: {a: b}      | rowId (line 3, column 1)              | a text is expected",
                "rows: 5           | rows: many         | window.rows (line 12, column 10)      | 'many' stands here, a whole number",
                "alpha: 0.05       | alpha: 7           | drift.alpha (line 8, column 3)        | between 0",
                "ops@example.com   | ops                | alerts.[0].to.email (line 11          | e-mail address",
                "{email: ops@example.com} | {channel: mail, address: ops} | alerts.[0].to.address (line 11 | e-mail address",
                "{email: ops@example.com} | {channel: mail}    | alerts.[0].to.address (line 11        | the channel is missing",
                "{email: ops@example.com} | {channel: mail, address: ' '} | alerts.[0].to.address (line 11 | the channel is missing",
                "{email: ops@example.com} | {address: ops@example.com} | alerts.[0].to.channel (line 11 | channel of the address",
                "{email: ops@example.com} | {email: ops@example.com, channel: mail} | alerts.[0].to (line 11 | either an 'email'",
                "{email: ops@example.com} | {channel: male, address: a@b} | alerts.[0].to.channel (line 11 | did you mean 'mail'",
                "{email: ops@example.com} | {}                 | alerts.[0].to.email (line 11          | e-mail address",
                "{on: risk, to: {email: ops@example.com}} | risk | alerts.[0] (line 11, column 5) | an object with the keys on, at, feature, metric, above, hold, repeat, to",
                "{on: risk, to: {email: ops@example.com}} | null | alerts.[0] (line 11, column 5) | A value is missing",
                "{a: numeric}      | [a]                | features (line 4, column 1)           | A list stands here",
            })
    void shouldSayWhatStandsWhereAndWhatIsExpectedInYaml(String original, String changed, String place, String words) {
        // When
        InvalidDefinitionException refusal = yaml(YAML.replace(original, changed));

        // Then
        assertThat(refusal.place()).startsWith(place);
        assertThat(refusal).hasMessageContaining(words);
        assertNoClass(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"alpha\": 0.05 | \"alpha\": [1]  | drift.alpha (line 8, column 5) | A list stands here, a number is expected",
                "\"alpha\": 0.05 | \"alfa\": 1     | drift.alfa (line 8, column 5)  | did you mean 'alpha'",
                "\"rowId\": \"id\" | \"rowID\": 1   | rowID (line 4, column 3)       | did you mean 'rowId'",
                "\"target\": \"t\" | \"target\": \"t\" x | line 10                  | stops being JSON",
                "\"target\": \"t\" | \"model\": \"n\" | line 10                     | 'model' is given twice",
            })
    void shouldSayWhatStandsWhereAndWhatIsExpectedInJson(String original, String changed, String place, String words) {
        // When
        InvalidDefinitionException refusal = catchThrowableOfType(
                InvalidDefinitionException.class,
                () -> ModelDefinitionReader.fromJson(
                        JSON.replace(original, changed).getBytes(UTF_8)));

        // Then
        assertThat(refusal).isNotNull();
        assertThat(refusal.place()).startsWith(place);
        assertThat(refusal).hasMessageContaining(words);
        assertNoClass(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model: [unclosed",
                "a: b: c",
                "\t- x",
                "model: \"a\0\"",
                "%YAML 9",
                "&a [*a]",
                "? {a: b}\n: c",
                "!!java.net.URL x",
                "drift: {detectors: {a: null}}",
                "embedding: {columns: [null]}",
            })
    void shouldRefuseWhatIsNoDefinitionInItsOwnWords(String document) {
        assertNoClass(yaml(document));
    }

    @Test
    void shouldRefuseWhatIsNestedTooDeeply() {
        assertNoClass(yaml("model: " + "[".repeat(1_001)));
        assertNoClass(yaml("model: " + "{a: ".repeat(1_001)));
        assertNoClass(yaml("drift: {alpha: " + "9".repeat(1_001) + "}"));
    }

    @Test
    void shouldRefuseNamesThatCannotBeStored() {
        assertThat(yaml(YAML.replace("a: numeric", "\"a\\0\": numeric"))).hasMessageContaining("control character");
        assertThat(yaml(YAML.replace("rowId: id", "rowId: " + "x".repeat(201)))).hasMessageContaining("201 characters");
        assertThat(yaml(YAML.replace("ops@example.com", "a".repeat(310) + "@example.com")))
                .hasMessageContaining("at most 320");
        assertThat(yaml(YAML.replace("ops@example.com", "\"a\\0@example.com\"")).place())
                .startsWith("alerts.[0].to.email");
    }

    private static void assertNoClass(InvalidDefinitionException refusal) {
        assertThat(refusal.getMessage() + refusal.place())
                .doesNotContain("java.")
                .doesNotContain("io.leeway")
                .doesNotContain("com.fasterxml")
                .doesNotContain("START_")
                .doesNotContain("yaml.snake");
    }

    private static InvalidDefinitionException yaml(String document) {
        InvalidDefinitionException refusal = catchThrowableOfType(
                InvalidDefinitionException.class, () -> ModelDefinitionReader.fromYaml(document.getBytes(UTF_8)));
        assertThat(refusal).as("should be refused").isNotNull();
        return refusal;
    }
}
