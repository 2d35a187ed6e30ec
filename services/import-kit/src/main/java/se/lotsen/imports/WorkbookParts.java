package se.lotsen.imports;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says about its first sheet: where it is, its shared texts, and which of its
 * styles show a day (ECMA-376, parts 1 and 2). Styles and shared texts may be missing.
 */
final class WorkbookParts {
  /** Bytes of a part that is not a sheet, unpacked. */
  private static final long MAX = 16_000_000;

  /** Files in the archive; a workbook with hundreds of sheets and pictures has some thousands. */
  private static final int MAX_FILES = 10_000;

  /** What text costs beside its characters. */
  private static final int PER_TEXT = 64;

  private static final long MAX_TEXT = Math.min(64_000_000, Runtime.getRuntime().maxMemory() / 8);

  /** The numbers of the built-in formats that show a day. */
  private static final Set<Integer> DAYS = Set.of(14, 15, 16, 17, 22, 27, 30, 31, 36, 50, 57, 58);

  private final ZipFile zip;
  private final String sheet;
  private final boolean since1904;
  private final List<String> texts;
  private final List<Boolean> showDays;

  private WorkbookParts(
      ZipFile zip, String sheet, boolean since1904, List<String> texts, List<Boolean> showDays) {
    this.zip = zip;
    this.sheet = sheet;
    this.since1904 = since1904;
    this.texts = texts;
    this.showDays = showDays;
  }

  /** Where another part is, and what it is for. */
  private record Related(String type, String target) {}

  static WorkbookParts of(ZipFile zip) throws IOException {
    if (zip.size() > MAX_FILES) {
      throw new ImportFormatException(
          "Arbetsboken består av fler än %d filer; spara bladet som CSV".formatted(MAX_FILES),
          "The workbook consists of more than %d files; save the sheet as CSV"
              .formatted(MAX_FILES));
    }
    var workbook =
        related(zip, "").values().stream()
            .filter(each -> each.type().endsWith("/officeDocument"))
            .map(Related::target)
            .findFirst()
            .orElse("xl/workbook.xml");
    String sheetId = null;
    boolean since1904 = false;
    try (var xml = xml(zip, workbook)) {
      while (sheetId == null && xml.next()) {
        if (xml.isStart("workbookPr")) {
          since1904 = List.of("1", "true").contains(String.valueOf(xml.attribute("date1904")));
        } else if (xml.isStart("sheet")) {
          sheetId = xml.attribute("id");
        }
      }
    }
    var related = related(zip, workbook);
    var sheet = sheetId == null ? null : related.get(sheetId);
    if (sheet == null) {
      throw noWorkbook();
    }
    return new WorkbookParts(
        zip,
        sheet.target(),
        since1904,
        texts(zip, partOf(related, "/sharedStrings")),
        showDays(zip, partOf(related, "/styles")));
  }

  private static @Nullable String partOf(Map<String, Related> related, String type) {
    return related.values().stream()
        .filter(each -> each.type().endsWith(type))
        .map(Related::target)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Related> related(ZipFile zip, String part) throws IOException {
    int name = part.lastIndexOf('/') + 1;
    var folder = part.substring(0, name);
    var related = new HashMap<String, Related>();
    var rels = entry(zip, folder + "_rels/" + part.substring(name) + ".rels");
    if (rels == null) {
      return related;
    }
    try (var xml = new Xml(zip.getInputStream(rels), MAX)) {
      while (xml.next()) {
        if (xml.isStart("Relationship")) {
          related.put(
              String.valueOf(xml.attribute("Id")),
              new Related(
                  String.valueOf(xml.attribute("Type")),
                  resolved(folder, String.valueOf(xml.attribute("Target")))));
        }
      }
    }
    return related;
  }

  private static String resolved(String folder, String target) {
    try {
      var path = URI.create("/" + folder).resolve(target).getPath();
      return path == null ? "" : path.replaceFirst("^/+", "");
    } catch (IllegalArgumentException e) {
      return ""; // a link to anywhere, and no part
    }
  }

  private static @Nullable ZipEntry entry(ZipFile zip, String name) {
    var found = zip.getEntry(name);
    return found != null
        ? found
        : zip.stream()
            .filter(each -> each.getName().equalsIgnoreCase(name))
            .findFirst()
            .orElse(null);
  }

  private static Xml xml(ZipFile zip, String name) throws IOException {
    return xml(zip, name, MAX);
  }

  private static Xml xml(ZipFile zip, String name, long most) throws IOException {
    var entry = entry(zip, name);
    if (entry == null) {
      throw noWorkbook();
    }
    return new Xml(zip.getInputStream(entry), most);
  }

  private static ImportFormatException noWorkbook() {
    return new ImportFormatException(
        "Filen är ingen arbetsbok med ett blad; spara den som .xlsx eller CSV",
        "The file is no workbook with a sheet; save it as .xlsx or CSV");
  }

  private static List<String> texts(ZipFile zip, @Nullable String part) throws IOException {
    var texts = new ArrayList<String>();
    if (part == null) {
      return texts;
    }
    long weight = 0;
    try (var xml = xml(zip, part, Limits.TEXT)) {
      while (xml.next()) {
        if (xml.isStart("si")) {
          var text = new StringBuilder();
          richText(xml, "si", text);
          texts.add(text.toString());
          weight += text.length() + PER_TEXT;
          if (weight > MAX_TEXT) {
            throw new ImportFormatException(
                "Arbetsboken har för mycket olika text; spara bladet som CSV",
                "The workbook has too much different text; save the sheet as CSV");
          }
        }
      }
    }
    return texts;
  }

  /**
   * Adds the text up to the end of this mark, without how it is pronounced, or until it is longer
   * than a cell may be.
   */
  static void richText(Xml xml, String mark, StringBuilder text) throws IOException {
    boolean said = false;
    boolean spoken = false;
    while (text.length() <= Limits.CELL && !xml.isEnd(mark) && xml.next()) {
      if (xml.isStart("rPh") || xml.isEnd("rPh")) {
        spoken = xml.isStart("rPh");
      } else if (xml.isStart("t") || xml.isEnd("t")) {
        said = xml.isStart("t") && !spoken;
      } else if (said && xml.isText()) {
        xml.addTo(text);
      }
    }
  }

  private static List<Boolean> showDays(ZipFile zip, @Nullable String part) throws IOException {
    var show = new ArrayList<Boolean>();
    if (part == null || entry(zip, part) == null) {
      return show;
    }
    var formats = new HashMap<Integer, String>();
    boolean inUse = false;
    try (var xml = xml(zip, part)) {
      while (xml.next()) {
        if (xml.isStart("cellXfs") || xml.isEnd("cellXfs")) {
          inUse = xml.isStart("cellXfs");
        } else if (xml.isStart("numFmt")) {
          formats.put(
              number(xml.attribute("numFmtId")), String.valueOf(xml.attribute("formatCode")));
        } else if (inUse && xml.isStart("xf")) {
          int format = number(xml.attribute("numFmtId"));
          var code = formats.get(format);
          show.add(code == null ? DAYS.contains(format) : showsDay(code));
        }
      }
    }
    return show;
  }

  /** A format shows a day when it has a year and a day. */
  private static boolean showsDay(String code) {
    var plain = code.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^]]*]", "");
    return plain.contains("y") && plain.contains("d");
  }

  /** A number that is an index; -1 where it is none. */
  static int number(@Nullable String written) {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(written, ""));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  Xml openSheet() throws IOException {
    return xml(zip, sheet, Limits.TEXT);
  }

  boolean since1904() {
    return since1904;
  }

  /** A shared text; empty where there is none of this number. */
  String text(int number) {
    return number >= 0 && number < texts.size() ? texts.get(number) : "";
  }

  boolean showsDay(int style) {
    return style >= 0 && style < showDays.size() && showDays.get(style);
  }
}
