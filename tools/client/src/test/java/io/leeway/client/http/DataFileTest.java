package io.leeway.client.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "a.csv, text/csv, false",
        "a.CSV.gz, text/csv, true",
        "a.jsonl, application/x-ndjson, false",
        "a.parquet, application/vnd.apache.parquet, false",
        "a.arrow, application/vnd.apache.arrow.file, false",
        "a.Feather, application/vnd.apache.arrow.file, false",
        "a.arrows.gz, application/vnd.apache.arrow.stream, true",
    })
    void shouldKnowAFormByTheNameOfTheFile(String name, String mediaType, boolean gzipped) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        assertThat(DataFile.of(file)).isEqualTo(new DataFile(file, mediaType, gzipped));
    }

    @Test
    void shouldNameTheEndingsThatItKnows() throws IOException {
        Path file = Files.createFile(folder.resolve("a.xlsx"));
        assertThatThrownBy(() -> DataFile.of(file)).hasMessageContaining(DataFile.ENDINGS);
    }
}
