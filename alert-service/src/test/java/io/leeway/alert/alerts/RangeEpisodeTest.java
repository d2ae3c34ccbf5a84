package io.leeway.alert.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.leeway.alert.TestEvents;
import io.leeway.alert.incidents.WindowMemory;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.alerts.IncidentWindow;
import io.leeway.contracts.events.BatchRef;
import io.leeway.contracts.model.AlertCondition;
import io.leeway.contracts.model.AlertRule;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.RiskLevel;
import io.leeway.contracts.reports.OutOfRange;
import io.leeway.contracts.reports.RangeBasis;
import io.leeway.contracts.reports.RiskAssessment;
import io.leeway.contracts.reports.RiskAssessmentBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values outside of the training, week by week. A letter a week: inside, outside, critical and outside, few rows, no drift report.
 */
class RangeEpisodeTest {

    private static final String MODEL = "prices";
    private static final ModelDefinition DEFINITION =
            new TestEvents(MODEL, List.of(new AlertRule(AlertCondition.OUT_OF_RANGE, null, null))).definition();

    private final IncidentBook book = new IncidentBook(MODEL, List.of(), TestEvents.ACCEPTED);
    private final List<String> told = new ArrayList<>();
    private WindowMemory memory = WindowMemory.empty();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // One episode is told when it begins and when it is over, however long it is.
        "iooi, '1 fired'",
        "iooooooooii, '1 fired, 10 resolved'",
        // One that ends and begins again speaks anew.
        "iooiiooi, '1 fired, 4 resolved, 5 fired'",
        "ooiiiiiiiiiioo, '0 fired, 3 resolved, 12 fired'",
        // What gets worse speaks again, once.
        "ioocoo, '1 fired, 3 worsened'",
        // A week with few rows, or without a report, neither ends nor begins one.
        "iofoii, '1 fired, 5 resolved'",
        "ioffffoii, '1 fired, 8 resolved'",
        "ionnoii, '1 fired, 6 resolved'",
        "iofififo, '1 fired, 5 resolved, 7 fired'",
        "iff, ''",
    })
    void shouldTellOfAnEpisodeAndNotOfEachWeek(String weeks, String expected) {
        // When
        IntStream.range(0, weeks.length()).forEach(week -> assess(week, weeks.charAt(week)));

        // Then
        assertThat(String.join(", ", told)).isEqualTo(expected);
    }

    @Test
    void shouldBeTheSameEpisodeWhateverOrderItsWeeksComeInAndHoweverOften() {
        String weeks = "ooofoooooo";
        List<Integer> twice = new ArrayList<>(IntStream.range(0, 2 * weeks.length())
                .map(i -> i % weeks.length())
                .boxed()
                .toList());
        for (int seed = 0; seed < 50; seed++) {
            // Given
            Collections.shuffle(twice, new Random(seed));
            RangeEpisodeTest other = new RangeEpisodeTest();

            // When
            twice.forEach(week -> other.assess(week, weeks.charAt(week)));

            // Then
            assertThat(other.told).singleElement().asString().endsWith("fired");
            AlertEntity incident = other.book.all().iterator().next();
            assertThat(incident.incident().windows()).isEqualTo(9);
            assertThat(incident.incident().since().at()).isEqualTo(monday(0));
            assertThat(AlertDocuments.windows(incident))
                    .extracting(IncidentWindow::batch)
                    .containsExactly("9", "8", "7", "6", "5", "4", "2", "1", "0");
        }
    }

    private void assess(int week, char letter) {
        WindowIncidents incidents = new WindowIncidents(
                DEFINITION,
                assessment(week, letter),
                List.of(),
                book,
                monday(week).plus(Duration.ofDays(7)));
        memory = incidents.look(memory);
        incidents.tellings().stream()
                .map(telling -> telling.alert().change())
                .map(IncidentChange::name)
                .forEach(change -> told.add(week + " " + change.toLowerCase(Locale.ROOT)));
    }

    private static RiskAssessment assessment(int week, char letter) {
        boolean outside = letter == 'o' || letter == 'c';
        String batch = Integer.toString(week);
        RiskAssessment made = new TestEvents(MODEL)
                .assessment(
                        batch,
                        "week " + week,
                        1,
                        5,
                        letter == 'c' ? RiskLevel.CRITICAL : RiskLevel.OK,
                        0,
                        monday(week));
        return RiskAssessmentBuilder.builder(made)
                .batch(new BatchRef(
                        MODEL,
                        batch,
                        "week " + week,
                        week,
                        "r",
                        letter == 'f' ? 5 : 168,
                        0,
                        monday(week),
                        monday(week),
                        monday(week + 1)))
                .driftRevision(letter == 'n' ? 0 : 1)
                .outOfRange(
                        outside
                                ? List.of(new OutOfRange(
                                        RangeBasis.TRAINING, List.of("f0"), 0.79, 0.05, null, 1, "f0 is out"))
                                : List.of())
                .build();
    }

    private static Instant monday(int week) {
        return Instant.parse("2026-01-05T00:00:00Z").plus(Duration.ofDays(7L * week));
    }
}
