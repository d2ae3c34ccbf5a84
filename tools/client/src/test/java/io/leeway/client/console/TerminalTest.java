package io.leeway.client.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.leeway.contracts.ContractJson;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x9B, 0x061C, 0x2028, 0x202E, 0x2066, 0xD800})
    void shouldReplaceWhatATerminalWouldObey(int hostile) {
        // When
        String safe = Terminal.safe("a" + (char) hostile + "b");

        // Then
        assertThat(safe).isEqualTo("a\uFFFDb");
    }

    @Test
    void shouldLeaveNamesInAnyLanguageAlone() {
        // Given
        String name = "Größe 例 \uD83D\uDE80 e\u0301 \u200D";

        // When, Then
        assertThat(Terminal.safe(name)).isEqualTo(name);
    }

    @Test
    void shouldKeepJsonsValuesAndNoHostileCharacter() throws Exception {
        // Given
        JsonNode node = JsonNodeFactory.instance.objectNode().put("name", "\u001b[31m\u009b2J\u202e\uD83D\uDE80\n");

        // When
        String json = Terminal.json(node);

        // Then
        assertThat(json).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(ContractJson.mapper().readTree(json)).isEqualTo(node);
    }
}
