package se.lotsen.kit.privacy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.position.ReadBarrier;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;

/**
 * What the data protection officer does: finds all that is held about a person, hands it out,
 * erases it. Who is looked for stands in the body and never in an address, which others log.
 */
@RestController
@RequestMapping("/privacy")
class PersonalDataController {
  private static final String EXTRACT = "personal-data.extract";

  private final PersonalDataFinder finder;
  private final PersonalDataExtracts extracts;
  private final ExtractPage pages;
  private final ReadJournal reads;
  private final List<ReadBarrier> barriers;
  private final Clock clock;

  PersonalDataController(
      PersonalDataFinder finder,
      PersonalDataExtracts extracts,
      ExtractPage pages,
      ReadJournal reads,
      ObjectProvider<ReadBarrier> barriers,
      Clock clock) {
    this.finder = finder;
    this.extracts = extracts;
    this.pages = pages;
    this.reads = reads;
    this.barriers = barriers.orderedStream().toList();
    this.clock = clock;
  }

  /**
   * Finds all that is held about somebody; written down as a read of personal data.
   *
   * @param here whether only in this service; else in those that it is told of, too
   */
  @Requires(Right.PERSONAL_DATA_FIND)
  @PostMapping("/search")
  Page<Holding> searchPersonalData(
      @RequestParam(defaultValue = "false") boolean here,
      @Valid @RequestBody PersonalDataRequests.Subject request,
      Caller caller,
      Locale locale) {
    return new Page<>(extract("personal-data.search", request, here, caller, locale).items(), null);
  }

  /**
   * All that is held about somebody as one file, as they have a right to.
   *
   * @param here whether only in this service; else in those that it is told of, too
   */
  @Requires(Right.PERSONAL_DATA_FIND)
  @PostMapping(path = "/extract", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<PersonalDataRequests.Extract> extractPersonalData(
      @RequestParam(defaultValue = "false") boolean here,
      @Valid @RequestBody PersonalDataRequests.Subject request,
      Caller caller,
      Locale locale) {
    return file("registerutdrag.json", MediaType.APPLICATION_JSON)
        .body(extract(EXTRACT, request, here, caller, locale));
  }

  /** The same, to be read. */
  @Requires(Right.PERSONAL_DATA_FIND)
  @PostMapping(path = "/extract", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> extractPersonalDataPage(
      @RequestParam(defaultValue = "false") boolean here,
      @Valid @RequestBody PersonalDataRequests.Subject request,
      Caller caller,
      Locale locale) {
    return file("registerutdrag.html", MediaType.parseMediaType("text/html;charset=UTF-8"))
        .body(pages.of(extract(EXTRACT, request, here, caller, locale), locale));
  }

  private static ResponseEntity.BodyBuilder file(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString());
  }

  private PersonalDataRequests.Extract extract(
      String what,
      PersonalDataRequests.Subject request,
      boolean here,
      Caller caller,
      Locale locale) {
    var subject = request.toSubject();
    var extract = extracts.of(request, subject, here, locale);
    reads.note(
        caller,
        what,
        Stream.concat(
                subject.clients().stream().map(ClientId::value),
                subject.participants().stream().map(ParticipantId::value))
            .sorted()
            .toList(),
        extract.items().size());
    return extract;
  }

  /**
   * Erases what is personal in one thing that was found: in what is kept and in its journal. What
   * was counted stays. Where it is a client that is a person, all words about it in other services
   * go, too. Refused while a decision has it kept, or somebody placed a hold.
   */
  @Requires(Right.PERSONAL_DATA_ERASE)
  @PostMapping("/{kind}/{id}/erasure")
  ResponseEntity<Receipt> erasePersonalData(
      @PathVariable String kind,
      @PathVariable String id,
      @Valid @RequestBody PersonalDataRequests.Erasure request,
      CommandContext context) {
    var source = finder.source(kind);
    awaitDecisions();
    return CommandResponses.changed(source.erase(id, request.reason(), context));
  }

  /** A hold that somebody placed a moment ago is known here then. */
  private void awaitDecisions() {
    try {
      for (var barrier : barriers) {
        barrier.await(clock.instant());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("This process is about to end", e);
    }
  }

  /** How much a disposal of a project would erase; nothing is erased. */
  @Requires(Right.RETENTION_DECIDE)
  @GetMapping("/disposal")
  PersonalDataRequests.DisposalPreview previewDisposal(@RequestParam String project) {
    var meant = Parameter.required("project", project, ProjectId::new);
    return new PersonalDataRequests.DisposalPreview(meant, finder.countIn(meant));
  }

  /**
   * A project with all its records as a package for an archive, to be taken before its disposal: a
   * zip with a file for each kind of record and a description (METS) with the digests.
   */
  @Requires(Right.PERSONAL_DATA_FIND)
  @GetMapping(path = "/archive", produces = "application/zip")
  ResponseEntity<StreamingResponseBody> archiveProject(
      @RequestParam String project, Caller caller) {
    var meant = Parameter.required("project", project, ProjectId::new);
    reads.note(caller, "project.archive", List.of(meant.value()), 1);
    var archive = new ProjectArchive(finder.sources());
    return file(meant + ".zip", MediaType.parseMediaType("application/zip"))
        .body(out -> archive.write(meant, caller.id(), clock.instant(), out));
  }

  /** The register of processing (article 30): each field, what it is held for and how long. */
  @Requires(Right.PERSONAL_DATA_FIND)
  @GetMapping("/register")
  List<PersonalDataRequests.Registered> registerOfProcessing(Locale locale) {
    return finder.sources().stream()
        .flatMap(
            source ->
                source.register().stream()
                    .map(
                        entry ->
                            new PersonalDataRequests.Registered(
                                source.kind(),
                                entry.place(),
                                entry.field(),
                                entry.category().label().in(locale),
                                entry.category().purpose().in(locale),
                                entry.category().retention().label().in(locale))))
        .toList();
  }

  /** Who has read personal data beside their daily work, the last ones first. */
  @Requires(Right.PERSONAL_DATA_FIND)
  @GetMapping("/reads")
  Page<ReadJournal.Read> listReads(
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return Page.read(reads::list, cursor, limit, ReadJournal.Read::id, read -> read);
  }
}
