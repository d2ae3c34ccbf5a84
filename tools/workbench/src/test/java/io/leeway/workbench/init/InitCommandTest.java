package io.leeway.workbench.init;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import io.leeway.client.Leeway;
import io.leeway.client.models.DefinitionFile;
import io.leeway.contracts.model.FeatureType;
import io.leeway.contracts.model.ModelDefinition;
import io.leeway.contracts.model.Task;
import io.leeway.workbench.dataset.Table;
import io.leeway.workbench.dataset.TelcoAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InitCommandTest {

    private static final int ROWS = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldWriteADefinitionThatApplyAndCompareTake() throws IOException {
        // Given
        Path data = scoredTelco();
        Path out = folder.resolve("model.yaml");

        // When
        int exit = leeway("init", data.toString(), "--model", "telco", "--out", out.toString());

        // Then
        assertThat(exit).isZero();
        ModelDefinition definition = DefinitionFile.read(out);
        assertThat(definition.model()).isEqualTo("telco");
        assertThat(definition.task()).isEqualTo(Task.BINARY_CLASSIFICATION);
        assertThat(definition.rowId()).isEqualTo("customerID");
        assertThat(definition.features()).hasSize(19).containsEntry("tenure", FeatureType.NUMERIC);
        assertThat(definition.features()).containsEntry("Contract", FeatureType.CATEGORICAL);
        assertThat(definition.prediction().column()).isEqualTo("prediction");
        assertThat(definition.prediction().probability()).isEqualTo("probability");
        assertThat(definition.prediction().positive()).isEqualTo("Yes");
        assertThat(definition.target()).isEqualTo("Churn");
        assertThat(leeway("compare", data.toString(), data.toString(), "--model", out.toString()))
                .isZero();
    }

    @Test
    void shouldSayBesideEachGuessWhyItIsSo() throws IOException {
        // Given
        Path data = file(
                "id,at,x,kind,land,empty,y_pred,y_true",
                row -> "k" + row + ",2024-05-01 10:00:00," + (row == 3 ? "" : row / 3.0) + "," + "abc".charAt(row % 3)
                        + ",CH,," + row % 2 + "," + row / 2 % 2);

        // When
        String text = draft(data).text();

        // Then
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "task: binary-classification # y_pred has two classes",
                        "rowId: id # every value is another one",
                        "timestamp: at # all values are times",
                        " x: numeric # numbers; 1 of 60 missing",
                        " kind: categorical # 3 different values",
                        " # land: categorical # left out: every row has the same value",
                        " # empty: categorical # left out: there is no value",
                        " column: y_pred # by its name",
                        " # probability: COLUMN # not known: no column is called so with values from 0 to 1",
                        " positive: \"1\" # of the two classes the one that says yes",
                        "target: y_true # by its name",
                        "# times: {zone: Europe/Zurich} # the times of at say no offset and are taken as UTC");
    }

    @Test
    void shouldTellHowNumbersAndMissingValuesAreWritten() throws IOException {
        // Given
        Path data = file(
                "id;price;age;prediction;actual",
                row -> "k" + row + ";" + row + "," + row % 10 + "5;" + (row % 9 == 0 ? "?" : "" + row) + ";" + row
                        + ",5;" + row + ",25");

        // When
        ModelDefinition definition = draft(data).definition();

        // Then
        assertThat(definition.numbers().decimal()).isEqualTo(",");
        assertThat(definition.missing()).contains("?", "NA", "null", "NaN", "\\N");
        assertThat(definition.features()).isEqualTo(Map.of("price", FeatureType.NUMERIC, "age", FeatureType.NUMERIC));
        assertThat(definition.task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void shouldNotDecideBetweenFormsInWhichNumbersWouldBeOthers() throws IOException {
        // Given
        Path data = file("id;amount;kind", row -> "k" + row + ";" + (1 + row % 9) + "," + (100 + row) + ";" + row % 2);

        // When
        Draft draft = draft(data);

        // Then
        assertThat(draft.text())
                .contains("# numbers: {decimal: \",\"}", "# numbers: {decimal: \".\", thousands: \",\"}")
                .contains("  # amount: numeric");
        assertThat(draft.definition().numbers().decimal()).isEqualTo(".");
        assertThat(draft.definition().features()).containsOnlyKeys("kind");
        assertThat(draft.unknown()).anyMatch(unknown -> unknown.contains("amount"));
    }

    @Test
    void shouldNameWhatTheFileLacksAndSayThatTheTaskIsNotKnown() throws IOException {
        // Given
        Path data = file("x,Churn", row -> row % 7 + ".5," + (row % 2 == 0 ? "Yes" : "No"));

        // When
        Draft draft = draft(data);

        // Then
        assertThat(draft.lacking()).containsExactly("id", "prediction");
        assertThat(draft.unknown()).anyMatch(unknown -> unknown.contains("task"));
        assertThat(draft.text())
                .containsPattern("task: regression +# NOT KNOWN")
                .containsPattern("rowId: id +# NOT IN THE FILE")
                .containsPattern("# target: COLUMN +# not known")
                .containsPattern("Churn: categorical +# 2 different values; check this");
    }

    @Test
    void shouldGuessTheTargetOnlyWhereOneColumnHasThePredictionsClasses() throws IOException {
        // Given
        IntFunction<String> word = number -> number % 2 == 0 ? "Yes" : "No";
        Path one = file("id,kept,prediction", row -> "k" + row + "," + word.apply(row) + "," + word.apply(row / 2));
        ModelDefinition alone = draft(named("x,", one, "1.5,")).definition();
        Path two = file(
                "id,kept,paid,prediction",
                row -> "k" + row + "," + word.apply(row) + "," + word.apply(row / 3) + "," + word.apply(row / 2));

        // When
        Draft several = draft(two);

        // Then
        assertThat(alone.target()).isEqualTo("kept");
        assertThat(several.definition().target()).isNull();
        assertThat(several.text()).contains("the classes of prediction have kept, paid");
    }

    @Test
    void shouldTakeNumbersFromZeroToOneAsTheProbabilityOfATargetOfTwoClasses() throws IOException {
        // Given
        Path data = file(
                "id,x,prediction,label",
                row -> "k" + row + "," + row + ".5,0." + (10 + row) + "," + (row % 3 == 0 ? "bad" : "good"));

        // When
        ModelDefinition definition = draft(data).definition();

        // Then: the rarer class, as neither says yes
        assertThat(definition.task()).isEqualTo(Task.BINARY_CLASSIFICATION);
        assertThat(definition.prediction().probability()).isEqualTo("prediction");
        assertThat(definition.prediction().positive()).isEqualTo("bad");
    }

    @Test
    void shouldFindTheProbabilityOfEachClass() throws IOException {
        // Given
        Path data = file(
                "id,x,predicted,p_a,p_b,p_c",
                row -> "k" + row + "," + row + ".5," + "abc".charAt(row % 3) + ",0.2,0.3,0.5");

        // When
        ModelDefinition definition = draft(data).definition();

        // Then
        assertThat(definition.task()).isEqualTo(Task.MULTICLASS_CLASSIFICATION);
        assertThat(definition.prediction().probabilities()).isEqualTo(Map.of("a", "p_a", "b", "p_b", "c", "p_c"));
        assertThat(definition.features()).containsOnlyKeys("x");
    }

    @Test
    void shouldQuoteNamesThatYamlWouldReadAsSomethingElse() throws IOException {
        // Given
        Path data = file(
                "id,\"say \"\"hi\"\" # a: b\",yes,1,Größe,(odd,prediction",
                row -> "k" + row + "," + row + ".5," + row % 5 + "," + row % 4 + "," + row % 3 + "," + row % 2 + ","
                        + row + ".25");

        // When
        Draft draft = draft(data);

        // Then
        assertThat(draft.definition().features()).containsOnlyKeys("say \"hi\" # a: b", "yes", "1", "Größe");
        assertThat(draft.text()).contains("# \"(odd\": numeric");
    }

    @Test
    void shouldTakeWhatIsTold() throws IOException {
        // Given
        Path data = file("key,code,out,gain", row -> row + "," + row % 4 + "," + row + ".5," + row + ".25");

        // When
        ModelDefinition definition = Draft.of(
                        data, "told", new Told("key", "out", "gain", Map.of("code", FeatureType.CATEGORICAL)))
                .definition();

        // Then
        assertThat(definition.model()).isEqualTo("told");
        assertThat(definition.rowId()).isEqualTo("key");
        assertThat(definition.prediction().column()).isEqualTo("out");
        assertThat(definition.target()).isEqualTo("gain");
        assertThat(definition.features()).isEqualTo(Map.of("code", FeatureType.CATEGORICAL));
    }

    @Test
    void shouldWatchNoMoreColumnsThanAModelMayHave() throws IOException {
        // Given
        String header = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String cells = IntStream.range(0, 10_000).mapToObj(i -> i + ".5").collect(Collectors.joining(","));
        Path data = Files.writeString(
                folder.resolve("wide.csv"), header + "\n" + cells + "\n" + cells.replace(".5", ".25") + "\n");

        // When
        Draft draft = draft(data);

        // Then
        assertThat(draft.definition().features()).hasSize(ModelDefinition.MAXIMUM_FEATURES);
        assertThat(draft.unknown()).anyMatch(unknown -> unknown.contains("8000 are left out"));
    }

    @Test
    void shouldReplaceNothingUnlessForced() throws IOException {
        // Given
        Path data = scoredTelco();
        Path out = Files.writeString(folder.resolve("mine.yaml"), "mine");

        // When
        int refused = leeway("init", data.toString(), "--out", out.toString());

        // Then
        assertThat(refused).isEqualTo(1);
        assertThat(out).hasContent("mine");
        assertThat(leeway("init", data.toString(), "--out", out.toString(), "--force"))
                .isZero();
        assertThat(DefinitionFile.read(out).model()).isEqualTo("scored");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty.csv   | ''                     | There are no rows",
                "header.csv  | 'a,b\n'                | has no rows below its header",
                "one.csv     | 'a,b\n1,2\n'           | has one row only",
                "book.xlsx   | 'PK\u0003\u0004 sheet' | Save the sheet as CSV",
                "id.csv      | 'id,c\na,1\nb,1\n'     | has no column that a model could be watched by"
            })
    void shouldSayWhatIsWrongWithAFile(String name, String content, String message) throws IOException {
        // Given
        Path data = Files.writeString(folder.resolve(name), content);

        // When, Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(data))
                .withMessageContaining(name)
                .withMessageContaining(message);
    }

    @Test
    void shouldSayWhatIsWrongWithCompressedAndMissingFiles() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(Files.readAllBytes(scoredTelco()));
        }
        Path whole = Files.write(folder.resolve("whole.csv.gz"), bytes.toByteArray());
        Path cut = Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(bytes.toByteArray(), 400));

        // When
        Draft draft = draft(whole);

        // Then
        assertThat(draft.definition().model()).isEqualTo("whole");
        assertThatIllegalArgumentException().isThrownBy(() -> draft(cut)).withMessageContaining("ends too early");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft(folder.resolve("none.csv")))
                .withMessageContaining("There is no file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Draft.of(whole, null, new Told("nobody", null, null, Map.of())))
                .withMessageContaining("--row-id")
                .withMessageContaining("customerID");
    }

    private static Draft draft(Path data) {
        return Draft.of(data, null, Told.nothing());
    }

    private static int leeway(String... arguments) {
        CommandLine commands = Leeway.commandLine();
        return commands.execute(arguments);
    }

    private Path scoredTelco() {
        Table rows = new TelcoAdapter().generate(1).slice(0, 400);
        int tenure = rows.require("tenure");
        List<String> predictions = rows.rows().stream()
                .map(row -> Integer.parseInt(row[tenure]) < 12 ? "Yes" : "No")
                .toList();
        List<String> probabilities = rows.rows().stream()
                .map(row -> Double.toString(1 - Integer.parseInt(row[tenure]) / 100.0))
                .toList();
        Path file = folder.resolve("scored.csv");
        rows.with("prediction", predictions).with("probability", probabilities).write(file);
        return file;
    }

    private Path file(String header, IntFunction<String> row) throws IOException {
        return Files.writeString(
                folder.resolve("rows.csv"),
                header + "\n" + IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n")) + "\n",
                StandardCharsets.UTF_8);
    }

    /** The same rows with one more column in front. */
    private static Path named(String name, Path file, String cell) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return Files.writeString(
                file,
                name + lines.getFirst() + "\n"
                        + IntStream.range(1, lines.size())
                                .mapToObj(i -> i + cell + lines.get(i))
                                .collect(Collectors.joining("\n")));
    }
}
