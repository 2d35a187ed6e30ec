package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks that are not as spreadsheets write them: within bounds, or refused in words. */
class WorkbookTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final long HUGE = 40_000_000;

  @TempDir private Path folder;

  @Test
  void oneWithoutStylesIsRead() throws IOException {
    var rows =
        read(
            new Xlsx()
                .part(
                    "xl/sharedStrings.xml",
                    "<sst><si><t>namn</t></si><si><r><t>Två </t></r><r><t>delar</t></r><rPh><t>tva</t></rPh></si></sst>")
                .sheet(
                    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>antal</t></is></c></row>"
                        + "<row><c t='s'><v>1</v></c><c><f>1+1</f><v>2</v></c><c t='b'><v>1</v></c><c r='E2' t='str'><v>x &amp; y</v></c></row>"));

    assertThat(rows).containsExactly("1 [namn, antal]", "2 [Två delar, 2, true, , x & y]");
  }

  @Test
  void daysAreReadByTheirStyleAndAsTheWorkbookCountsThem() throws IOException {
    var sheet = "<row r='1'><c s='1'><v>%s</v></c><c s='0'><v>%s</v></c></row>";
    var styles =
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>";

    assertThat(read(styled(styles).sheet(sheet.formatted("39874", "39874"))))
        .containsExactly("1 [2009-03-02, 39874]");
    assertThat(read(styled(styles).sheet(sheet.formatted("39874.5", "1E+2"))))
        .containsExactly("1 [2009-03-02T12:00, 100]");
    assertThat(read(styled(styles).sheet(sheet.formatted("1", "1.1000000000000001"))))
        .containsExactly("1 [1900-01-01, 1.1]");
    assertThat(
            read(
                styled(styles)
                    .part(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet r:id='r1'/></sheets></workbook>")
                    .sheet(sheet.formatted("38412", "1e999999999"))))
        .containsExactly("1 [2009-03-02, 1e999999999]");
  }

  private static Xlsx styled(String styles) {
    return new Xlsx()
        .part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='x/styles' Target='styles.xml'/></Relationships>")
        .part("xl/styles.xml", styles);
  }

  static Stream<Arguments> tooMuch() {
    var cell = "<row r='1'><c r='A1'><v>1</v></c></row><row r='7'><c r='C7' t='inlineStr'><is>";
    return Stream.of(
        Arguments.of(
            "a cell",
            huge("<worksheet><sheetData>" + cell + "<t>", "a"),
            "Row 7, column C: the cell has more than 32767 characters"),
        Arguments.of(
            "a cell in small pieces",
            huge("<worksheet><sheetData>" + cell, "<r><t>abc</t></r>"),
            "Row 7, column C: the cell has more than 32767 characters"),
        Arguments.of(
            "a cell of entities",
            huge("<worksheet><sheetData>" + cell + "<t>", "&#97;"),
            "Row 7, column C: the cell has more than 32767 characters"),
        Arguments.of(
            "characters as they stand",
            huge("<worksheet><sheetData>" + cell + "<t><![CDATA[", "<>"),
            "a piece of more than"),
        Arguments.of("a comment", huge("<worksheet><!--", "<a>"), "a piece of more than"),
        Arguments.of("an instruction", huge("<worksheet><?x ", "<a>"), "a piece of more than"),
        Arguments.of("an attribute", huge("<worksheet a='", ">"), "a piece of more than"),
        Arguments.of("depth", huge("<worksheet>", "<a>"), "not that of a workbook"),
        Arguments.of(
            "names",
            (Xlsx.Content)
                out -> {
                  out.write("<worksheet>".getBytes(StandardCharsets.UTF_8));
                  for (int i = 0; i < 2_000_000; i++) {
                    out.write("<a%d/>".formatted(i).getBytes(StandardCharsets.UTF_8));
                  }
                },
            "not that of a workbook"),
        Arguments.of(
            "a document type", huge("<!DOCTYPE a [<!ENTITY b 'c'>", " "), "has a document type"));
  }

  private static Xlsx.Content huge(String before, String many) {
    return out -> {
      out.write(before.getBytes(StandardCharsets.UTF_8));
      Xlsx.repeat(out, many, HUGE / many.length());
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tooMuch")
  void whatIsTooMuchIsRefusedWhileItIsRead(String what, Xlsx.Content sheet, String sentence) {
    assertThatThrownBy(() -> read(new Xlsx().part(SHEET, sheet)))
        .isInstanceOf(ImportFormatException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void anArchiveOfVeryManyFilesIsRefused() {
    var many = new Xlsx().sheet("<row r='1'><c><v>1</v></c></row>");
    for (int i = 0; i < 10_000; i++) {
      many.part("xl/extra/%d.xml".formatted(i), "<a/>");
    }

    assertThatThrownBy(() -> read(many))
        .isInstanceOf(ImportFormatException.class)
        .hasMessageContaining("more than 10000 files");
  }

  @Test
  void aRowOrColumnThatNoSheetHasIsRefusedWithItsNumber() {
    assertThatThrownBy(() -> read(new Xlsx().sheet("<row r='99999999999'><c><v>1</v></c></row>")))
        .hasMessage(
            "After row 0 comes one with the number \"99999999999\"; save the workbook again");
    assertThatThrownBy(() -> read(new Xlsx().sheet("<row r='3'/><row r='2'/>")))
        .hasMessageContaining("After row 3 comes one with the number \"2\"");
    assertThatThrownBy(() -> read(new Xlsx().sheet("<row r='3'><c r='XFD3'><v>1</v></c></row>")))
        .hasMessage("Row 3, column XFD: at most 1000 columns are read");
  }

  @Test
  void aRowThatSaysTooMuchIsRejectedAndNotTheFile() throws IOException {
    var text = "<c t='inlineStr'><is><t>" + "a".repeat(30_000) + "</t></is></c>";
    var rows =
        lines(
            new Xlsx()
                .sheet("<row r='1'>" + text.repeat(9) + "</row><row r='2'><c><v>1</v></c></row>"));

    assertThat(rows).extracting(Table.Line::number).containsExactly(1, 2);
    assertThat(rows.getFirst().broken().en()).contains("more than 262144 characters");
    assertThat(rows.getFirst().cells().getFirst()).hasSizeLessThan(200);
    assertThat(rows.getLast().broken()).isNull();
  }

  @Test
  void textThatIsSharedIsBoundedToo() {
    assertThatThrownBy(
            () ->
                read(
                    new Xlsx()
                        .part("xl/sharedStrings.xml", huge("<sst>", "<si><t>a</t></si>"))
                        .sheet("")))
        .hasMessageContaining("too much different text; save the sheet as CSV");
  }

  @Test
  void whatIsNoWorkbookSaysWhatToDo() throws IOException {
    var old =
        Files.write(
            folder.resolve("a.xls"),
            new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
    assertThatThrownBy(() -> Table.of(old)).hasMessageContaining("save it as .xlsx");
    var picture =
        Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
    assertThatThrownBy(() -> Table.of(picture)).hasMessageContaining("neither text nor a workbook");
    var torn = Files.write(folder.resolve("torn.xlsx"), new byte[] {'P', 'K', 3, 4, 9, 9});
    assertThatThrownBy(() -> lines(torn)).hasMessageContaining("damaged or not whole");
    var other =
        new Xlsx()
            .part("xl/_rels/workbook.xml.rels", "<Relationships/>")
            .write(folder.resolve("o.xlsx"));
    assertThatThrownBy(() -> lines(other)).hasMessageContaining("no workbook with a sheet");
    assertThatThrownBy(() -> read(new Xlsx().sheet("<row><c></row>")))
        .hasMessageContaining("damaged");
  }

  private List<String> read(Xlsx workbook) throws IOException {
    return lines(workbook).stream().map(line -> line.number() + " " + line.cells()).toList();
  }

  private List<Table.Line> lines(Xlsx workbook) throws IOException {
    return lines(workbook.write(folder.resolve("file.xlsx")));
  }

  private static List<Table.Line> lines(Path file) throws IOException {
    var lines = new ArrayList<Table.Line>();
    Table.of(file).read(lines::add);
    return lines;
  }
}
