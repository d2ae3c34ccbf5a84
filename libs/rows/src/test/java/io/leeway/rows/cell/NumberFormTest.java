package io.leeway.rows.cell;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NumberFormTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1.5, -1.5",
        "+2, 2",
        ".5, 0.5",
        "5., 5",
        "1e3, 1000",
        "1.5E-3, 0.0015",
        "' 7 ', 7",
        "'\u00A07\u00A0', 7",
        "inf, Infinity",
        "-Infinity, -Infinity"
    })
    void shouldReadNumbersWithAPoint(String cell, double value) throws CellException {
        assertThat(NumberForm.point().read(cell)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1d", "0x1p3", "1f", "one", "1 2", "--1", "1e", "1e+", "1.2.3", "1_000", "-", ".", "e5", "١", "3 kg"
            })
    void shouldRefuseWhatIsNoNumber(String cell) {
        assertThatThrownBy(() -> NumberForm.point().read(cell)).hasMessage("The value is not a number.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1,5", "1e400", "", "3 kg"})
    void shouldTellWithoutAReasonThatACellIsNoNumber(String cell) {
        assertThat(NumberForm.point().readOrNaN(cell)).isNaN();
        assertThat(NumberForm.point().readOrNaN("-2.5e1")).isEqualTo(-25);
    }

    @ParameterizedTest
    @CsvSource({
        "'1,5', true",
        "'1,234', true",
        "'1''234.50', true",
        "'12 %', true",
        "'€ 3', true",
        "one, false",
        "3 kg, false",
        "1.2.3, false",
        "'', false"
    })
    void shouldTellNumbersThatAreWrittenOtherwiseFromWords(String word, boolean number) {
        assertThat(NumberForm.isOtherwiseWritten(word)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5", "-0,25", "1234,56", ",5", "12,3456"})
    void shouldNameADecimalComma(String cell) {
        assertThatThrownBy(() -> NumberForm.point().read(cell)).hasMessageContaining("decimal comma");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1,234.5", "1.234,5", "1 234 567", "1'234.50", "1.234.567"})
    void shouldNameSeparatorsBetweenDigits(String cell) {
        assertThatThrownBy(() -> NumberForm.point().read(cell)).hasMessageContaining("separators between its digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 %", "12%", "€ 3.50", "$5", "-3 €"})
    void shouldNameASignBesideTheNumber(String cell) {
        assertThatThrownBy(() -> NumberForm.point().read(cell)).hasMessageContaining("percent or currency sign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e400"})
    void shouldRefuseWhatOverflows(String cell) {
        assertThatThrownBy(() -> NumberForm.point().read(cell)).hasMessageContaining("too large");
    }

    @ParameterizedTest
    @CsvSource({"'1,5', 1.5", "'1.234,5', 1234.5", "'-1.234.567,25', -1234567.25", "'7', 7", "'1,5e3', 1500"})
    void shouldReadADecimalCommaWhereItIsSaid(String cell, double value) throws CellException {
        assertThat(new NumberForm(',', '.').read(cell)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"'1,234.5', 1234.5", "'1,234,567', 1234567", "'12', 12"})
    void shouldReadGroupsWhereTheyAreSaid(String cell, double value) throws CellException {
        assertThat(new NumberForm('.', ',').read(cell)).isEqualTo(value);
    }

    @Test
    void shouldReadGroupsSetApartByAnyBlank() throws CellException {
        assertThat(new NumberForm(',', ' ').read("1\u00A0234\u202F567,5")).isEqualTo(1_234_567.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,23.5", "12,34", "1,2345", ",5"})
    void shouldNotReadGroupsThatAreNotOfThreeDigits(String cell) {
        assertThatThrownBy(() -> new NumberForm('.', ',').read(cell)).isInstanceOf(CellException.class);
    }

    @Test
    void shouldNotTakeAPointForTheFractionWhereItSetsGroupsApart() {
        assertThatThrownBy(() -> new NumberForm(',', '.').read("1.5")).isInstanceOf(CellException.class);
    }

    @Test
    void shouldNotReadAPointWhereACommaIsSaid() {
        assertThatThrownBy(() -> new NumberForm(',', NumberForm.UNGROUPED).read("1.5"))
                .isInstanceOf(CellException.class);
    }

    @Test
    void shouldNotTakeOneCharacterForBoth() {
        assertThatThrownBy(() -> new NumberForm(',', ',')).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void shouldReadWhatJavaWrites(@ForAll double value) throws CellException {
        assertThat(NumberForm.point().read(Double.toString(value))).isEqualTo(value);
    }
}
