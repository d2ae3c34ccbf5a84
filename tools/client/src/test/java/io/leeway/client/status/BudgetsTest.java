package io.leeway.client.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

import io.leeway.contracts.ContractJson;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetsTest {

    @Test
    void shouldSayWhatIsAllowedSpentAndExpected() throws JsonProcessingException {
        assertThat(words("""
                {"budget": 1, "per": "P30D",
                 "current": {"from": "2026-01-05T00:00:00Z", "windows": 4, "spent": 1, "expected": 0.154, "more": false},
                 "lastTwelve": {"from": "2025-01-10T00:00:00Z", "windows": 51, "spent": 3, "expected": 1.96, "more": true}}
                """))
                .containsExactly(
                        "Budget of alarms about drift: 1 in P30D; since 2026-01-05 1 spent in 4 judged windows, 0.2 expected by"
                                + " chance at most",
                        "In the twelve periods before, since 2025-01-10, of 12 allowed at least 3 spent in 51 judged windows,"
                                + " 2.0 expected by chance at most");
    }

    @Test
    void shouldSayWhatIsNotKnown() throws JsonProcessingException {
        assertThat(words("{\"budget\": 0.5, \"per\": \"P30D\"}"))
                .containsExactly("Budget of alarms about drift: 0.50 in P30D; no window has been judged yet");
        assertThat(words("""
                {"budget": 1, "per": "P30D", "current": {"from": "2026-01-05T00:00:00Z", "windows": 4, "spent": 1},
                 "lastTwelve": {"from": "2025-01-10T00:00:00Z", "windows": 0, "spent": 0}}
                """)).allMatch(line -> line.endsWith("what is expected by chance is not known"));
    }

    private static String[] words(String json) throws JsonProcessingException {
        return Budgets.words(ContractJson.mapper().readTree(json)).lines().toArray(String[]::new);
    }
}
