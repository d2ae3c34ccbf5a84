package io.leeway.rows.text;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Utf8ReaderTest {

    @Test
    void shouldLeaveOutTheByteOrderMark() throws IOException {
        assertThat(read("\uFEFFid,x\n1,2\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("id,x\n1,2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "😀", "id,x\n"})
    void shouldReadShortTexts(String text) throws IOException {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void shouldNameUtf16(String charset) {
        byte[] bytes = "id,x\n1,2\n3,4\n".getBytes(Charset.forName(charset));

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(NotUtf8Exception.class)
                .hasMessageContaining("UTF-16")
                .hasMessageContaining("CSV UTF-8");
    }

    @Test
    void shouldNameWindows1252WithTheLine() {
        byte[] bytes = "city\nBern\nZürich\nGenève\n".getBytes(Charset.forName("windows-1252"));

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("Line 3").hasMessageContaining("Windows-1252");
    }

    @Test
    void shouldNameTheLineFarBehindTheBeginning() {
        byte[] bytes = ("0123456789\n".repeat(10_000) + "Zürich").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("Line 10001 ");
    }

    @Test
    void shouldNameAWorkbookOfAnOlderExcel() {
        byte[] bytes = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 'x'};

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining(".xls").hasMessageContaining("CSV UTF-8");
    }

    @Test
    void shouldSayThatACharacterIsCutOff() {
        byte[] bytes = {'a', '\n', (byte) 0xE2, (byte) 0x82};

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("Line 2");
    }

    @Test
    void shouldNameWhatIsNoText() {
        assertThatThrownBy(() -> read(new byte[] {0x1F, (byte) 0x8B, 8, 0})).hasMessageContaining("gzip");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 20})).hasMessageContaining("ZIP");
        assertThatThrownBy(() -> read("PAR1....".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("Parquet");
        assertThatThrownBy(() -> read("ARROW1\0\0".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("application/vnd.apache.arrow.file");
        assertThatThrownBy(() -> read(new byte[] {-1, -1, -1, -1, 16, 0}))
                .hasMessageContaining("application/vnd.apache.arrow.stream");
    }

    @Test
    void shouldReadAColumnThatIsCalledAsFilesOfArrowBegin() throws IOException {
        assertThat(read("ARROW1,b\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo("ARROW1,b\n");
    }

    @Property(tries = 200)
    void shouldReadWhatIsUtf8HoweverItComes(@ForAll @StringLength(max = 3_000) String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // What no encoder can write became a question mark, and zeros are not text.
        String written =
                new String(bytes, StandardCharsets.UTF_8).replace("\0", "").replace("\uFEFF", "");

        assertThat(read(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(written);
        assertThat(readOneByOne(written.getBytes(StandardCharsets.UTF_8))).isEqualTo(written);
    }

    private static String read(byte[] bytes) throws IOException {
        try (BufferedReader reader = new BufferedReader(new Utf8Reader(new ByteArrayInputStream(bytes)))) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    /** A byte at a time from below, a character at a time from above. */
    private static String readOneByOne(byte[] bytes) throws IOException {
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(1, length));
            }
        };
        try (Utf8Reader reader = new Utf8Reader(slow)) {
            StringBuilder text = new StringBuilder();
            for (int character = reader.read(); character >= 0; character = reader.read()) {
                text.append((char) character);
            }
            return text.toString();
        }
    }
}
