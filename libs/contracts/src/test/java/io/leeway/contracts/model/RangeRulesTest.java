package io.leeway.contracts.model;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RangeRulesTest {

    private static final String YAML = """
            model: m
            task: regression
            rowId: id
            features: {x: numeric, plan: categorical}
            prediction: {column: p}
            reference: {training: true}
            drift: {outside: 0.1}
            ranges:
              x: {min: -1.5, max: 1431, outside: 0.2}
            """;

    @Test
    void shouldReadTheRangesOfTheTraining() {
        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml(YAML.getBytes(UTF_8));

        // Then
        assertThat(definition.ranges()).containsOnlyKeys("x");
        assertThat(definition.ranges().get("x")).isEqualTo(new TrainedRange(-1.5, 1_431.0, 0.2));
        assertThat(definition.drift().outside()).isEqualTo(0.1);
        assertThat(definition.drift().of("x").outside()).isEqualTo(0.1);
        assertThat(definition.reference().training()).isTrue();
    }

    @Test
    void shouldKnowNothingWhereNothingIsSaid() {
        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml(
                YAML.substring(0, YAML.indexOf("reference:")).getBytes(UTF_8));

        // Then
        assertThat(definition.ranges()).isEmpty();
        assertThat(definition.drift().outside()).isEqualTo(0.05);
        assertThat(definition.reference().training()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{min: -1.5, max: 1431, outside: 0.2} | {min: 2, max: 1}      | ranges.x (line 9, column 3)        | begins at 2.0 and ends before that, at 1.0",
                "{min: -1.5, max: 1431, outside: 0.2} | {}                    | ranges.x (line 9, column 3)        | a 'min', a 'max' or both",
                "{min: -1.5, max: 1431, outside: 0.2} | null                  | ranges.x (line 9, column 3)        | A value is missing",
                "{min: -1.5, max: 1431, outside: 0.2} | [1, 2]                | ranges.x (line 9, column 3)        | A list stands here",
                "min: -1.5                            | min: .nan             | ranges.x.min (line 9, column 16)    | is not a number",
                "max: 1431                            | max: .inf             | ranges.x.max (line 9, column 27)   | is not a number",
                "min: -1.5                            | min: NaN              | ranges.x.min (line 9, column 7)    | finite number",
                "max: 1431                            | max: 1e999            | ranges.x.max (line 9, column 18)   | finite number",
                "max: 1431                            | max: high             | ranges.x.max (line 9, column 18)   | 'high' stands here, a number is expected",
                "outside: 0.2                         | outside: 20           | ranges.x.outside (line 9, column 29) | between 0",
                "outside: 0.1                         | outside: -1           | drift.outside (line 7, column 9)   | between 0",
                "outside: 0.1                         | outside: .nan         | drift.outside (line 7, column 22)  | is not a number",
                "x: {min                              | y: {min               | ranges.y (line 9, column 3)        | There is no feature 'y'",
                "x: {min                              | plan: {min            | ranges.plan (line 9, column 3)     | is categorical",
                "max: 1431                            | maximum: 1431         | ranges.x.maximum (line 9, column 18) | max",
                "training: true                       | training: train.csv   | reference.training (line 6, column 13) | 'train.csv' stands here",
            })
    void shouldRefuseWhatIsNoRangeWithItsPlace(String original, String changed, String place, String words) {
        // When
        InvalidDefinitionException refusal = catchThrowableOfType(
                InvalidDefinitionException.class,
                () -> ModelDefinitionReader.fromYaml(
                        YAML.replace(original, changed).getBytes(UTF_8)));

        // Then
        assertThat(refusal).isNotNull();
        assertThat(refusal.place()).isEqualTo(place);
        assertThat(refusal).hasMessageContaining(words);
    }
}
