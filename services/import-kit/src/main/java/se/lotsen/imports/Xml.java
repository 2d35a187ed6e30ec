package se.lotsen.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One part of a workbook, read from its first mark to the last within bounds. */
final class Xml implements AutoCloseable {
  private static final int DEEPEST = 64;
  private static final int MAX_NAMES = 1_000;
  private static final XMLInputFactory FACTORY = factory();

  private final BoundedXml in;
  private final XMLStreamReader reader;

  /** A parser keeps every name it has met. */
  private final Set<String> names = new HashSet<>();

  private int depth;

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  Xml(InputStream part, long most) throws IOException {
    this.in = new BoundedXml(part, most);
    try {
      this.reader = FACTORY.createXMLStreamReader(in, "UTF-8");
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Goes on to the next mark or piece of text, whatever it is; false at the end. */
  boolean next() throws IOException {
    try {
      if (!reader.hasNext()) {
        return false;
      }
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> opened();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
      return true;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private void opened() {
    names.add(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      names.add(reader.getAttributeLocalName(i));
    }
    if (++depth > DEEPEST || names.size() > MAX_NAMES) {
      throw new ImportFormatException(
          "Arbetsbokens XML är inte en arbetsboks; spara den på nytt som .xlsx",
          "The workbook's XML is not that of a workbook; save it as .xlsx again");
    }
  }

  boolean isStart(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean isEnd(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  /** The name of the mark that is opened here; empty where none is. */
  String start() {
    return reader.isStartElement() ? reader.getLocalName() : "";
  }

  boolean isText() {
    return reader.isCharacters();
  }

  /** Adds the text that stands here, up to one character more than a cell may have. */
  void addTo(StringBuilder text) {
    int most = Limits.CELL + 1 - text.length();
    text.append(
        reader.getTextCharacters(), reader.getTextStart(), Math.min(most, reader.getTextLength()));
  }

  /** What an attribute of the mark that is opened here says, in whichever namespace it is. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  private static ImportFormatException broken(XMLStreamException e) throws IOException {
    if (e.getNestedException() instanceof IOException trouble) {
      throw trouble;
    }
    return new ImportFormatException(
        "Arbetsboken är skadad; spara den på nytt som .xlsx",
        "The workbook is damaged; save it as .xlsx again");
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    } finally {
      in.close();
    }
  }
}
