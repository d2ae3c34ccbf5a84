package io.leeway.workbench.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class AdaptersTest {

    private static final int HOURS = 400;

    @TempDir
    Path folder;

    @Test
    void shouldReadABlankTotalAsZero() throws IOException {
        // Given
        Table generated = new TelcoAdapter().generate(1).slice(0, 3);
        generated.rows().getFirst()[generated.require("TotalCharges")] = " ";
        Path file = folder.resolve("telco.csv");
        generated.write(file);

        // When
        Table rows = new TelcoAdapter().read(file);

        // Then
        assertThat(rows.rows().getFirst()[rows.require("TotalCharges")]).isEqualTo("0");
        assertThat(rows.size()).isEqualTo(3);
    }

    @Test
    void shouldReadTheChurnDataAsASpreadsheetSavesThem() throws IOException {
        // Given
        Table generated = new TelcoAdapter().generate(1).slice(0, 50);
        Path file = folder.resolve("telco.csv");
        generated.write(file);
        Path saved = Files.writeString(
                folder.resolve("saved.csv"), "\uFEFF" + Files.readString(file).replace(',', ';') + ";;;\n");

        // When
        Table rows = new TelcoAdapter().read(saved);

        // Then
        assertThat(rows.columns()).isEqualTo(generated.columns());
        assertThat(rows.rows()).usingRecursiveComparison().isEqualTo(generated.rows());
    }

    @Test
    void shouldNameTheLineOfWhatIsNoText() throws IOException {
        // Given
        Path file =
                Files.write(folder.resolve("latin.csv"), "a,b\n1,M\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1));

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelcoAdapter().read(file))
                .withMessageContaining("Line 2")
                .withMessageContaining("Windows-1252");
    }

    @Test
    void shouldNameTheRowAndColumnOfWhatIsNoNumber() throws IOException {
        // Given
        Table generated = new TelcoAdapter().generate(1).slice(0, 3);
        generated.rows().get(1)[generated.require("tenure")] = "soon";
        Path file = folder.resolve("telco.csv");
        generated.write(file);

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelcoAdapter().read(file))
                .withMessageContaining("Row 2")
                .withMessageContaining("tenure");
    }

    @Test
    void shouldSplitByTargetAndAlwaysAlike() {
        // Given
        TelcoAdapter adapter = new TelcoAdapter();
        Table rows = adapter.generate(1);

        // When
        DatasetAdapter.Parts parts = adapter.split(rows, 42);

        // Then
        assertThat(parts.train().size()).isCloseTo(rows.size() * 6 / 10, within(2));
        assertThat(parts.production().size()).isCloseTo(rows.size() / 5, within(2));
        assertThat(churned(parts.train())).isCloseTo(churned(rows), within(0.001));
        assertThat(churned(parts.production())).isCloseTo(churned(rows), within(0.001));
        assertThat(adapter.split(rows, 42).production().rows())
                .usingRecursiveComparison()
                .isEqualTo(parts.production().rows());
        assertThat(adapter.batches(parts.production()))
                .hasSize(12)
                .allSatisfy(batch -> assertThat(batch.rows().size()).isBetween(116, 118));
    }

    @Test
    void shouldReadPricesInEitherLayoutAndOrder() throws IOException {
        // Given
        Candles candles = Candles.generate(new Random(2), HOURS);
        List<String> ours = IntStream.range(0, HOURS)
                .mapToObj(hour -> candles.time(hour) + "," + prices(candles, hour))
                .toList();
        List<String> theirs = IntStream.range(0, HOURS)
                .mapToObj(hour ->
                        candles.time(hour).toEpochMilli() + ",2022-01-03 00:00:00,ETHUSD," + prices(candles, hour))
                .toList();
        Path oldestFirst = gzip("timestamp,open,high,low,close,volume", ours);
        Path newestFirst = plain("Unix Timestamp,Date,Symbol,Open,High,Low,Close,Volume", theirs.reversed());

        // When
        Table first = new EthereumAdapter().read(oldestFirst);
        Table second = new EthereumAdapter().read(newestFirst);

        // Then
        assertThat(second.rows()).usingRecursiveComparison().isEqualTo(first.rows());
        assertThat(first.size()).isEqualTo(HOURS - 1 - Indicators.WARM_UP);
        int target = first.require("next_close");
        assertThat(first.number(0, target)).isEqualTo(candles.close()[Indicators.WARM_UP + 1], within(1e-9));
    }

    @Test
    void shouldSayWhatIsWrongWithAFileThatHoldsNoPrices() throws IOException {
        // Given
        Path file = plain("a,b", List.of("1,2"));

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EthereumAdapter().read(file))
                .withMessageContaining("timestamp");
    }

    @Test
    void shouldBatchByCalendarWeek() {
        // Given
        EthereumAdapter adapter = new EthereumAdapter();
        Table production = adapter.split(adapter.generate(1), 42).production();

        // When
        List<DatasetAdapter.Batch> weeks = adapter.batches(production);

        // Then
        assertThat(weeks).hasSizeBetween(44, 48);
        DatasetAdapter.Batch week = weeks.get(3);
        Instant first = Instant.parse(week.rows().rows().getFirst()[1]);
        assertThat(week.name()).isEqualTo("week-" + first.toString().substring(0, 10));
        assertThat(week.rows().size()).isEqualTo(7 * 24);
    }

    @Test
    void shouldComputeIndicatorsAsDefined() {
        // Given
        double[] values = {1, 2, 3, 4, 6};

        // When, Then
        assertThat(Indicators.mean(values, 3)).containsExactly(1, 1.5, 2, 3, 13 / 3.0);
        assertThat(Indicators.momentum(values, 2)).containsExactly(0, 0, 2, 2, 3);
        assertThat(Indicators.rateOfChange(values, 1)[4]).isCloseTo(50, within(1e-9));
        // weight 2 / (3 + 1): 1, 1.5, 2.25, 3.125, 4.5625
        assertThat(Indicators.exponential(values, 3)[4]).isCloseTo(4.5625, within(1e-12));
        assertThat(Indicators.relativeStrength(values, 2)[4]).isEqualTo(100);
        assertThat(Indicators.relativeStrength(new double[] {5, 5, 5}, 2)[2]).isEqualTo(50);
    }

    private static double churned(Table rows) {
        int target = rows.require("Churn");
        return rows.rows().stream().filter(row -> row[target].equals("Yes")).count() / (double) rows.size();
    }

    private static String prices(Candles candles, int hour) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s",
                candles.open()[hour],
                candles.high()[hour],
                candles.low()[hour],
                candles.close()[hour],
                candles.volume()[hour]);
    }

    private Path plain(String header, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve("prices.csv"), text(header, lines));
    }

    private Path gzip(String header, List<String> lines) throws IOException {
        Path file = folder.resolve("prices.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text(header, lines).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String text(String header, List<String> lines) {
        return header + "\n" + lines.stream().collect(Collectors.joining("\n")) + "\n";
    }
}
