package se.lotsen.kit.privacy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.EventJson;

/**
 * A project as a package for an archive, after the Swedish specification for packages (FGS
 * Paketstruktur, which is METS): a file of records for each kind, a line a record, and {@code
 * sip.xml}, which says what is in it, with the digest of each file. It is written as it is read,
 * whatever the size of the project.
 */
final class ProjectArchive {
  private static final String METS = "http://www.loc.gov/METS/";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private final List<PersonalDataSource> sources;

  ProjectArchive(List<PersonalDataSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** A file of the package. */
  private record Packed(String name, String kind, long records, long bytes, String digest) {}

  /** Writes the package; the stream stays open. */
  void write(ProjectId project, String by, Instant now, OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    var packed = new ArrayList<Packed>();
    for (var source : sources) {
      packed.add(pack(source, project, zip));
    }
    zip.putNextEntry(new ZipEntry("sip.xml"));
    describe(project, by, now, packed, zip);
    zip.closeEntry();
    zip.finish();
  }

  private static Packed pack(PersonalDataSource source, ProjectId project, ZipOutputStream zip)
      throws IOException {
    var name = "content/%s.jsonl".formatted(source.kind());
    zip.putNextEntry(new ZipEntry(name));
    var counted = new Counted(zip);
    var digested = new DigestOutputStream(counted, sha256());
    var records = new long[1];
    source.archive(
        project,
        record -> {
          try {
            digested.write(EventJson.MAPPER.writeValueAsBytes(record));
            digested.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          records[0]++;
        });
    zip.closeEntry();
    return new Packed(
        name,
        source.kind(),
        records[0],
        counted.bytes,
        HexFormat.of().formatHex(digested.getMessageDigest().digest()));
  }

  /** The entry of a package, whose end is not the end of the package. */
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
      out.write(some, from, length);
      bytes += length;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static void describe(
      ProjectId project, String by, Instant now, List<Packed> packed, OutputStream out)
      throws IOException {
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(METS);
      xml.writeStartElement(METS, "mets");
      xml.writeDefaultNamespace(METS);
      xml.writeNamespace("xlink", XLINK);
      xml.writeAttribute("OBJID", project.value());
      xml.writeAttribute("TYPE", "SIP");
      xml.writeStartElement(METS, "metsHdr");
      xml.writeAttribute("CREATEDATE", now.toString());
      agent(xml, "ARCHIVIST", "INDIVIDUAL", by);
      agent(xml, "CREATOR", "OTHER", "Lotsen");
      xml.writeEndElement();
      files(xml, packed);
      structure(xml, packed);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("The description of the package cannot be written", e);
    }
  }

  private static void agent(XMLStreamWriter xml, String role, String type, String name)
      throws XMLStreamException {
    xml.writeStartElement(METS, "agent");
    xml.writeAttribute("ROLE", role);
    xml.writeAttribute("TYPE", type);
    xml.writeStartElement(METS, "name");
    xml.writeCharacters(name);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void files(XMLStreamWriter xml, List<Packed> packed) throws XMLStreamException {
    xml.writeStartElement(METS, "fileSec");
    xml.writeStartElement(METS, "fileGrp");
    for (var file : packed) {
      xml.writeStartElement(METS, "file");
      xml.writeAttribute("ID", "file-" + file.kind());
      xml.writeAttribute("MIMETYPE", "application/jsonl");
      xml.writeAttribute("SIZE", Long.toString(file.bytes()));
      xml.writeAttribute("CHECKSUMTYPE", "SHA-256");
      xml.writeAttribute("CHECKSUM", file.digest());
      xml.writeEmptyElement(METS, "FLocat");
      xml.writeAttribute("LOCTYPE", "URL");
      xml.writeAttribute("xlink", XLINK, "href", "file:///" + file.name());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void structure(XMLStreamWriter xml, List<Packed> packed)
      throws XMLStreamException {
    xml.writeStartElement(METS, "structMap");
    xml.writeStartElement(METS, "div");
    for (var file : packed) {
      xml.writeStartElement(METS, "div");
      xml.writeAttribute("TYPE", file.kind());
      xml.writeAttribute("LABEL", file.records() + " records");
      xml.writeEmptyElement(METS, "fptr");
      xml.writeAttribute("FILEID", "file-" + file.kind());
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }
}
