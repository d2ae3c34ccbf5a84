package io.leeway.alert.incidents;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.leeway.contracts.alerts.AlertState;
import io.leeway.contracts.alerts.IncidentChange;
import io.leeway.contracts.model.AlertCondition;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of an incident whatever happens, in whatever order. */
class IncidentLifeSimulationTest {

    private static final int SEQUENCES = 10_000;
    private static final int EVENTS = 40;
    private static final List<String> HOLDS = List.of("1 of 1", "2 of 2", "2 of 3", "3 of 5");

    @Test
    void shouldKeepItsPromisesInTenThousandRandomSequences() {
        int resolved = 0;
        int told = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Story story = random(new Random(seed));
            String sequence = "sequence of seed " + seed + ": " + story.said();

            assertEachEndFollowsOneBeginning(story.said(), sequence);
            assertEachEndFollowsOneBeginning(story.told(), sequence);
            resolved += count(story.said(), IncidentChange.RESOLVED);
            told += count(story.told(), IncidentChange.FIRED);

            // And: whoever was told of a beginning is told of the end, once good windows come
            story.silence(false);
            for (int day = 0; day < WindowMemory.MOST; day++) {
                story.window(1_000 + day, 1, 'g', true);
            }
            assertThat(story.state())
                    .as(sequence)
                    .isNotIn(AlertState.FIRING, AlertState.ACKNOWLEDGED, AlertState.PENDING);
            assertThat(count(story.told(), IncidentChange.RESOLVED))
                    .as(sequence)
                    .isEqualTo(count(story.told(), IncidentChange.FIRED));
        }
        assertThat(resolved).as("the sequences try something").isGreaterThan(SEQUENCES / 2);
        assertThat(told).isGreaterThan(SEQUENCES / 2);
    }

    @Test
    void shouldCountEachBadWindowOnceInWhateverOrderTheyCome() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            String letters = random.ints(25, 0, 6)
                    .mapToObj(letter -> String.valueOf("gggwcu".charAt(letter)))
                    .collect(Collectors.joining());
            List<Integer> days = IntStream.range(0, letters.length()).boxed().collect(Collectors.toList());
            Collections.shuffle(days, random);
            Story story = new Story(AlertCondition.RISK, "1 of 1", 1 + random.nextInt(3));

            days.forEach(day -> story.window(day, 1, letters.charAt(day), true));

            assertThat(story.badWindows())
                    .as("%s in the order %s", letters, days)
                    .isEqualTo((int) letters.chars()
                            .filter(letter -> letter == 'w' || letter == 'c')
                            .count());
        }
    }

    private static Story random(Random random) {
        Story story = new Story(AlertCondition.RISK, HOLDS.get(random.nextInt(HOLDS.size())), 1 + random.nextInt(3));
        for (int i = 0; i < EVENTS; i++) {
            AlertState before = story.state();
            int saidBefore = story.said().size();
            boolean isWindow = random.nextInt(10) < 7;
            boolean byHand = false;
            if (isWindow) {
                int day = random.nextInt(3) == 0 ? random.nextInt(EVENTS) : i;
                story.window(day, 1 + random.nextInt(3), "ggwwcu".charAt(random.nextInt(6)), random.nextBoolean());
            } else {
                byHand = event(story, random);
            }
            boolean ended = before != AlertState.RESOLVED && story.state() == AlertState.RESOLVED;
            assertThat(ended && !isWindow && !byHand)
                    .as("an end that came of a silence or of missing data: %s", story.said())
                    .isFalse();
            assertThat(story.said().size() - saidBefore).isLessThanOrEqualTo(1);
        }
        return story;
    }

    /** Says whether somebody resolved it by hand. */
    private static boolean event(Story story, Random random) {
        boolean isOpen = story.state() == AlertState.FIRING || story.state() == AlertState.ACKNOWLEDGED;
        switch (random.nextInt(6)) {
            case 0 -> story.silence(true);
            case 1 -> story.silence(false);
            case 2 -> story.apply(IncidentEvent.NO_DATA);
            case 3 -> story.apply(IncidentEvent.INSUFFICIENT_DATA);
            case 4 -> {
                if (isOpen) {
                    story.acknowledge();
                }
            }
            default -> {
                if (isOpen) {
                    story.resolve();
                    return true;
                }
            }
        }
        return false;
    }

    private static void assertEachEndFollowsOneBeginning(List<IncidentChange> changes, String sequence) {
        boolean begun = false;
        for (IncidentChange change : changes) {
            switch (change) {
                case RESOLVED -> {
                    assertThat(begun)
                            .as("an end without a beginning, %s", sequence)
                            .isTrue();
                    begun = false;
                }
                case FIRED -> begun = true;
                case WORSENED, UPDATED, CORRECTED, REMINDER ->
                    assertThat(begun)
                            .as("%s before it began, %s", change, sequence)
                            .isTrue();
                case NO_DATA -> throw new AssertionError("not of this cause");
            }
        }
    }

    private static int count(List<IncidentChange> changes, IncidentChange wanted) {
        return (int) changes.stream().filter(wanted::equals).count();
    }
}
