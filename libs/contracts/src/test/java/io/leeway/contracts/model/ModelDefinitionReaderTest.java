package io.leeway.contracts.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ModelDefinitionReaderTest {

    private static final String CHURN = """
            model: telco-churn
            task: binary-classification
            rowId: customerID
            features: {tenure: numeric, Contract: categorical}
            prediction: {column: prediction, probability: probability, positive: "Yes"}
            target: Churn
            alerts: [{on: risk, at: critical, to: {email: ops@example.com}}]
            """;

    @Test
    void shouldFillInDefaultsThatWereLeftOut() {
        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml(CHURN.getBytes(UTF_8));

        // Then
        assertThat(definition.features())
                .containsExactly(
                        java.util.Map.entry("tenure", FeatureType.NUMERIC),
                        java.util.Map.entry("Contract", FeatureType.CATEGORICAL));
        assertThat(definition.drift()).isEqualTo(DriftSettings.defaults());
        assertThat(definition.drift().alpha()).isEqualTo(0.01);
        assertThat(definition.risk()).isEqualTo(new RiskSettings(40.0, 70.0, null));
        assertThat(definition.alerts().getFirst().at()).isEqualTo(RiskLevel.CRITICAL);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 30",
        "timestamp: at, 20",
        "'timestamp: at\ndrift: {minimumRows: 30}\nperformance: {minimumRows: 30}', 30",
        "'drift: {minimumRows: 7}\nperformance: {minimumRows: 7}', 7"
    })
    void shouldNeedFewerRowsWhereTheyHaveEventTimes(String lines, int minimum) throws Exception {
        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml((CHURN + lines).getBytes(UTF_8));

        // Then
        assertThat(definition.drift().minimumRows()).isEqualTo(minimum);
        assertThat(definition.performance().minimumRows()).isEqualTo(minimum);
    }

    @Test
    void shouldNameThePlaceOfAnUnknownKey() {
        // Given
        String document = CHURN + "drift: {alfa: 0.05}\n";

        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then
        assertThat(refusal).hasMessageContaining("'alfa'").hasMessageContaining("alpha");
        assertThat(refusal.place()).startsWith("drift.alfa").contains("line 8");
    }

    @Test
    void shouldRefuseAFeatureGivenTwice() {
        // Given
        String document = CHURN.replace("tenure: numeric,", "tenure: numeric, tenure: categorical,");

        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then
        assertThat(refusal).hasMessageContaining("tenure");
        assertThat(refusal.place()).contains("line 4");
    }

    @Test
    void shouldRefuseAFeatureGivenTwiceInJson() {
        // Given
        String document = "{\"model\":\"m\",\"features\":{\"a\":\"numeric\",\"a\":\"numeric\"}}";

        // When
        InvalidDefinitionException refusal = catchThrowableOfType(
                InvalidDefinitionException.class, () -> ModelDefinitionReader.fromJson(document.getBytes(UTF_8)));

        // Then
        assertThat(refusal).hasMessageContaining("'a'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: telco-churn           | model: Telco Churn            | model",
                "rowId: customerID            | rowId: tenure                 | features.tenure",
                "task: binary-classification  | task: guessing                | task",
                "target: Churn                | target: prediction            | target",
                ", positive: \"Yes\"          | ''                            | prediction.positive",
                "target: Churn                | risk: {warning: 80}           | risk.critical",
                "target: Churn                | drift: {alpha: .nan}          | drift.alpha",
                "target: Churn                | alarms: {budget: 0}           | alarms.budget",
                "target: Churn                | alarms: {budget: 10000}       | alarms.budget",
                "target: Churn                | alarms: {budget: .nan}        | alarms.budget",
                "target: Churn                | alarms: {per: a month}        | alarms.per",
                "target: Churn                | alarms: {per: PT0S}           | alarms.per",
                "target: Churn                | reference: {period: P7D}      | timestamp",
                "ops@example.com              | nobody                        | alerts.[0].to.email",
                "tenure: numeric              | tenure: number                | features.tenure",
            })
    void shouldNameThePlaceOfWhatBreaksARule(String original, String changed, String place) {
        // Given
        String document = CHURN.replace(original, changed);

        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then
        assertThat(refusal.place()).startsWith(place);
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, '{budget: 5, per: P30D}', alarms.budget", "7 days, '{budget: 1}', reference.period",
        "P1D, '{budget: 31, per: P30D}', alarms.budget", "P400D, '{budget: 1}', reference.period",
    })
    void shouldRefuseABudgetOrAPeriodThatCannotBe(String period, String alarms, String place) {
        // Given
        String document =
                CHURN.replace("target: Churn", "timestamp: at\nreference: {period: " + period + "}\nalarms: " + alarms);

        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then
        assertThat(refusal.place()).startsWith(place);
    }

    @Test
    void shouldTakeABudgetOfAnAlarmForEachWindow() {
        // Given
        String document = CHURN.replace(
                "target: Churn", "timestamp: at\nreference: {period: P1D}\nalarms: {budget: 30, per: P30D}");

        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml(document.getBytes(UTF_8));

        // Then
        assertThat(definition.period()).contains(Duration.ofDays(1));
        assertThat(definition.alarms().level(Duration.ofDays(1))).isEqualTo(AlarmSettings.GREATEST_LEVEL);
    }

    @Test
    void shouldRefuseABudgetThatNoReferenceCanKeepWithTheFinestThatOneCan() {
        // Given
        String document = CHURN.replace(
                "target: Churn", "timestamp: at\nreference: {period: P1D}\nalarms: {budget: 0.02, per: P30D}");

        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then: 30 windows, of which one in 1,040 may alarm
        assertThat(refusal.place()).startsWith("alarms.budget");
        assertThat(refusal.getMessage()).contains("at least 0.0288");
        assertThat(ModelDefinitionReader.fromYaml(
                                document.replace("0.02", "0.029").getBytes(UTF_8))
                        .alarms()
                        .budget())
                .isEqualTo(0.029);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rolling: 1                                            | reference.rolling",
                "rolling: 105                                          | reference.rolling",
                "seasonal: {within: 3}                                 | reference.seasonal.period",
                "seasonal: {period: a year}                            | reference.seasonal.period",
                "seasonal: {period: P0D}                               | reference.seasonal.period",
                "seasonal: {period: P-1Y}                              | reference.seasonal.period",
                "seasonal: {period: P100Y}                             | reference.seasonal.period",
                "seasonal: {period: P999999999Y}                       | reference.seasonal.period",
                "seasonal: {period: P1Y, within: 13}                   | reference.seasonal.within",
                "seasonal: {period: P7D}, period: P7D                  | reference.seasonal.period",
            })
    void shouldRefuseASecondReferenceThatCannotBe(String reference, String place) {
        // Given
        String document = CHURN.replace("target: Churn", "timestamp: at\nreference: {" + reference + "}");

        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then
        assertThat(refusal.place()).startsWith(place);
    }

    @Test
    void shouldAskForEventTimesToCompareWithSeasonsAndNotToCompareWithTheLastWindows() {
        // Given
        String seasonal = CHURN.replace("target: Churn", "reference: {seasonal: {period: P1Y}}");
        String rolling = CHURN.replace("target: Churn", "reference: {rolling: 12}");

        // Then
        assertThat(refusal(seasonal).place()).startsWith("timestamp");
        assertThat(ModelDefinitionReader.fromYaml(rolling.getBytes(UTF_8))
                        .reference()
                        .rolling())
                .isEqualTo(12);
        assertThat(ModelDefinitionReader.fromYaml(seasonal.replace("reference:", "timestamp: at\nreference:")
                                .getBytes(UTF_8))
                        .reference()
                        .seasonal())
                .isEqualTo(new SeasonalSettings("P1Y", 3));
    }

    @Test
    void shouldTakeTheDefaultBudgetWithWindowsOfAMinute() {
        // Given: a finer level than any reference can keep, which the reports say
        String document = CHURN.replace("target: Churn", "timestamp: at\nreference: {period: PT1M}");

        // Then
        assertThat(ModelDefinitionReader.fromYaml(document.getBytes(UTF_8)).alarms())
                .isEqualTo(AlarmSettings.defaults());
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing'", "'[1, 2]'", "'model: [unclosed'"})
    void shouldRefuseWhatIsNoDefinition(String document) {
        // When
        InvalidDefinitionException refusal = refusal(document);

        // Then
        assertThat(refusal.place()).isNotBlank();
    }

    private static InvalidDefinitionException refusal(String document) {
        InvalidDefinitionException refusal = catchThrowableOfType(
                InvalidDefinitionException.class, () -> ModelDefinitionReader.fromYaml(document.getBytes(UTF_8)));
        assertThat(refusal).as("the document should be refused").isNotNull();
        return refusal;
    }

    @Test
    void shouldReadARecipientByTheNameOfItsChannel() {
        // Given
        String document = CHURN.replace("{email: ops@example.com}", "{channel: mail, address: ops@example.com}");

        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml(document.getBytes(UTF_8));

        // Then
        assertThat(definition.alerts())
                .extracting(AlertRule::to)
                .containsExactly(new AlertTarget(null, AlertChannel.MAIL, "ops@example.com"));
        assertThat(AlertChannel.MAIL.channelName()).isEqualTo("mail");
    }

    @Test
    void shouldReadTheDefinitionThatTheDocumentationShows() throws IOException {
        // Given
        Path folder = Path.of("").toAbsolutePath();
        Path root = folder.endsWith("contracts") ? folder.getParent().getParent() : folder;
        String page = Files.readString(root.resolve("docs/model.md"));
        String example = page.substring(page.indexOf("```yaml") + 7, page.lastIndexOf("```"));

        // When
        ModelDefinition definition = ModelDefinitionReader.fromYaml(example.getBytes(UTF_8));

        // Then
        assertThat(definition.window().every()).isEqualTo("P1D");
        assertThat(definition.drift().of("tenure").psi()).isEqualTo(0.3);
        assertThat(definition.alerts()).extracting(AlertRule::on).containsExactly(AlertCondition.values());
        assertThat(definition.alerts().getFirst().held()).isEqualTo(new AlertHold(2, 3));
        assertThat(definition.incidents().resolveAfter()).isEqualTo(2);
    }
}
