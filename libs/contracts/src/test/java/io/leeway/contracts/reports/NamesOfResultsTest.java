package io.leeway.contracts.reports;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NamesOfResultsTest {

    private final ObjectMapper mapper = ContractJson.mapper();

    @Test
    void shouldWriteAndReadANameAsItsWord() throws IOException {
        // When
        String written = mapper.writeValueAsString(StatisticName.KS);
        StatisticName read = mapper.readValue(written, StatisticName.class);

        // Then
        assertThat(written).isEqualTo("\"ks\"");
        assertThat(read).isEqualTo(StatisticName.KS);
    }

    @Test
    void shouldReadANameThatLeewayDoesNotKnow() throws IOException {
        // When
        StatisticName statistic = mapper.readValue("\"median-shift\"", StatisticName.class);
        MetricName metric = mapper.readValue("\"profit\"", MetricName.class);

        // Then
        assertThat(statistic.word()).isEqualTo("median-shift");
        assertThat(metric.word()).isEqualTo("profit");
    }

    @Test
    void shouldBeAKeyOfAnObject() throws IOException {
        // Given
        Map<MetricName, Double> metrics = Map.of(MetricName.ROC_AUC, 0.9);

        // When
        String written = mapper.writeValueAsString(metrics);
        Map<MetricName, Double> read = mapper.readValue(written, new TypeReference<>() {});

        // Then
        assertThat(written).isEqualTo("{\"roc-auc\":0.9}");
        assertThat(read).isEqualTo(metrics);
    }

    @Test
    void shouldRefuseWhatIsNoName() {
        assertThatThrownBy(() -> StatisticName.of(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a name");
        assertThatThrownBy(() -> MetricName.of("a\nb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control character at place 2");
        assertThatThrownBy(() -> mapper.readValue("\"\"", MetricName.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void shouldWriteThePartOfARiskAsItsWord() throws IOException {
        // When
        String written = mapper.writeValueAsString(RiskPartName.values());
        RiskPartName[] read = mapper.readValue(written, RiskPartName[].class);

        // Then
        assertThat(written).isEqualTo("[\"statistical\",\"quality\",\"prediction\",\"performance\",\"range\"]");
        assertThat(read).isEqualTo(RiskPartName.values());
        assertThat(RiskPartName.QUALITY).hasToString("quality");
    }
}
