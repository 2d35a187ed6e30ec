package se.lotsen.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks by hand, with what no spreadsheet program would write. */
final class Xlsx {
  private static final String RELATED =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private final Map<String, Content> parts = new LinkedHashMap<>();

  /** What a part says. */
  @FunctionalInterface
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  Xlsx() {
    part(
        "_rels/.rels",
        relations("<Relationship Id='r' Type='%sofficeDocument' Target='xl/workbook.xml'/>"));
    part(
        "xl/workbook.xml",
        "<workbook xmlns:r='%s'><sheets><sheet name='Blad1' sheetId='1' r:id='r1'/></sheets></workbook>"
            .formatted(RELATED.substring(0, RELATED.length() - 1)));
    part(
        "xl/_rels/workbook.xml.rels",
        relations(
            "<Relationship Id='r1' Type='%1$sworksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='%1$ssharedStrings' Target='/xl/sharedStrings.xml'/>"));
    part("xl/sharedStrings.xml", "<sst/>");
  }

  private static String relations(String relations) {
    return "<Relationships>" + relations.formatted(RELATED) + "</Relationships>";
  }

  Xlsx sheet(String rows) {
    return part(
        "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
  }

  Xlsx part(String name, String xml) {
    return part(name, out -> out.write(xml.getBytes(StandardCharsets.UTF_8)));
  }

  Xlsx part(String name, Content content) {
    parts.put(name, content);
    return this;
  }

  Path write(Path file) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().write(zip);
        zip.closeEntry();
      }
    }
    return file;
  }

  /** Says something so often. */
  static void repeat(OutputStream out, String text, long times) throws IOException {
    var many = text.repeat(1_000).getBytes(StandardCharsets.UTF_8);
    for (long left = times / 1_000; left > 0; left--) {
      out.write(many);
    }
    out.write(text.repeat((int) (times % 1_000)).getBytes(StandardCharsets.UTF_8));
  }
}
