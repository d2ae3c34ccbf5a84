package io.leeway.workbench.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"rows.arrow, a.arrow", "rows.arrow, A.Feather", "rows.arrows, a.arrows"})
    void shouldKnowArrowByTheNameOfTheFile(String rows, String name) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes(rows));
        assertThat(cells(file)).containsExactly("a", "1.5", "b", null);
    }

    @Test
    void shouldReadAStreamOfArrowThatIsGzipped() throws IOException {
        // Given
        Path file = folder.resolve("rows.arrows.gz");
        try (OutputStream gzipped = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzipped.write(bytes("rows.arrows"));
        }

        // When, Then
        assertThat(cells(file)).containsExactly("a", "1.5", "b", null);
    }

    @Test
    void shouldSayThatAFileIsArrowAndNotCsv() throws IOException {
        Path file = Files.write(folder.resolve("rows.csv"), bytes("rows.arrow"));
        assertThatThrownBy(() -> cells(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows.csv: It is a file of Arrow");
    }

    private static List<@Nullable String> cells(Path file) {
        List<@Nullable String> cells = new ArrayList<>();
        RowFile.read(file, (source, row) -> cells.addAll(source.cells()), source -> {});
        return cells;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(RowFileTest.class.getResourceAsStream("/rows/" + name), name)) {
            return file.readAllBytes();
        }
    }
}
