package se.lotsen.projection.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.MissingRight;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.access.Right;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.Walk;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.sink.Filed;

/** What values are made of, over HTTP: ledger entries and the events behind them. */
@RestController
@RequestMapping("/indicators")
class LedgerController {
  private final LedgerReads ledger;
  private final AsKnown asKnown;
  private final PublishedEvents events;
  private final Catalogue catalogue;
  private final VisibleProjects projects;
  private final SealedCursors cursors;
  private final Clock clock;

  LedgerController(
      LedgerReads ledger,
      AsKnown asKnown,
      PublishedEvents events,
      Catalogue catalogue,
      VisibleProjects projects,
      SealedCursors cursors,
      Clock clock) {
    this.ledger = ledger;
    this.asKnown = asKnown;
    this.events = events;
    this.catalogue = catalogue;
    this.projects = projects;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * The ledger entries behind a value, cut as the value is. Sums and numbers of entries by day;
   * those that are counted once by client or participant, each with all entries by day. A page may
   * be shorter than asked for while there is a next one.
   */
  @Requires(Right.LEDGER_READ)
  @GetMapping("/projects/{project}/values/{indicator}/entries")
  EntriesView entries(
      @PathVariable String project,
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable Integer ruleVersion,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth to,
      @RequestParam(required = false) @Nullable Instant knownAt,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant,
      Caller caller) {
    projects.named(project, grant);
    var rule = Rules.find(catalogue, indicator, ruleVersion);
    if (rule.isEmpty()) {
      throw Problems.notFound("indicator", indicator);
    }
    var id = Parameter.required("project", project, ProjectId::new);
    var slicing = Slicing.of(null, "total", municipality, area, from, to);
    var reading = new EntriesReading(ledger, rule.get(), id, slicing, knownAt);
    if (mayKnowClients(caller, id)) {
      return reading.page(LinePlace.of(cursor), limit);
    }
    var page = reading.page(LinePlace.of(cursors.open(cursor)), limit);
    return page.withoutClients(cursors.seal(page.next()));
  }

  /**
   * What makes a value another than it was told: each entry that makes up the difference, with its
   * cause and event.
   *
   * @param told the moment that it is compared with, such as when a report was made
   * @param knownAt the later moment; now when left out, which only the first page can be asked with
   */
  @Requires(Right.LEDGER_READ)
  @GetMapping("/projects/{project}/values/{indicator}/difference")
  DifferenceView difference(
      @PathVariable String project,
      @PathVariable String indicator,
      @RequestParam Instant told,
      @RequestParam(required = false) @Nullable Instant knownAt,
      @RequestParam(required = false) @Nullable Integer ruleVersion,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth to,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(2) @Max(Page.MAX) int limit,
      Grant grant,
      Caller caller) {
    projects.named(project, grant);
    var rule = Rules.find(catalogue, indicator, ruleVersion);
    if (rule.isEmpty()) {
      throw Problems.notFound("indicator", indicator);
    }
    if (cursor != null && knownAt == null) {
      throw BadRequest.of(
          "knownAt",
          "Ange samma knownAt som på första sidan; annars jämförs varje sida med ett annat nu",
          "Give the knownAt of the first page; each page would be compared with another now");
    }
    var known = knownAt == null ? clock.instant() : knownAt;
    if (known.isBefore(told)) {
      throw BadRequest.of(
          "knownAt",
          "knownAt ligger före told; byt plats på dem",
          "knownAt is before told; change their places");
    }
    var id = Parameter.required("project", project, ProjectId::new);
    var slicing = Slicing.of(null, "total", municipality, area, from, to);
    var reading = new DifferenceReading(ledger, asKnown, rule.get(), id, slicing, told, known);
    if (mayKnowClients(caller, id)) {
      return reading.page(LinePlace.of(cursor), limit);
    }
    var page = reading.page(LinePlace.of(cursors.open(cursor)), limit);
    return page.withoutClients(cursors.seal(page.next()));
  }

  /** One ledger entry; its id is the aggregate, the event's sequence and an index. */
  @Requires(Right.LEDGER_READ)
  @GetMapping("/entries/{aggregate}/{sequence}/{index}")
  LedgerEntry entry(
      @PathVariable String aggregate,
      @PathVariable String sequence,
      @PathVariable String index,
      Grant grant,
      Caller caller) {
    var id = String.join("/", aggregate, sequence, index);
    return ledger
        .entry(id)
        .map(Filed::entry)
        .filter(found -> projects.has(found.project(), grant))
        .map(found -> mayKnowClients(caller, found.project()) ? found : found.withoutClient())
        .orElseThrow(() -> Problems.notFound("ledger entry", id));
  }

  private boolean mayKnowClients(Caller caller, ProjectId project) {
    return projects.has(project, caller.grant(Right.LEDGER_CLIENTS));
  }

  /** The event behind an entry, as it was published; it is read from its topic. */
  @Requires(Right.LEDGER_CLIENTS)
  @GetMapping("/events/{aggregate}/{sequence}")
  EventView event(
      @PathVariable String aggregate, @PathVariable String sequence, Grant grant, Caller caller) {
    var id = aggregate + "/" + sequence;
    // An event that has entries has a first one.
    var entry =
        ledger
            .entry(id + "/0")
            .filter(found -> projects.has(found.entry().project(), grant))
            .orElseThrow(() -> new RefusedException(noEventBehindAnEntry(id)));
    if (!mayKnowClients(caller, entry.entry().project())) {
      throw new RefusedException(MissingRight.of(Right.LEDGER_CLIENTS));
    }
    return Optional.ofNullable(entry.source())
        .flatMap(source -> events.find(id, source))
        .map(EventView::of)
        .orElseThrow(() -> new RefusedException(noEventBehindAnEntry(id)));
  }

  private static Refusal noEventBehindAnEntry(String id) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "not-found",
        new Text(
            "Ingen rad i indikatorernas liggare kommer av händelsen %s; det som inte räknas finns i ärendets, kontaktens, lotsningens eller aktivitetens egen journal (…/journal)"
                .formatted(id),
            "No ledger entry comes of the event %s; what is not counted is in the journal of its own case, contact, referral or activity (…/journal)"
                .formatted(id)),
        null);
  }

  /** The whole ledger of a project, one JSON line an entry: by kind, then day, then id. */
  @Requires(Right.LEDGER_READ)
  @GetMapping(value = "/projects/{project}/ledger", produces = "application/x-ndjson")
  void ledger(
      @PathVariable String project, HttpServletResponse response, Grant grant, Caller caller)
      throws IOException {
    var id = Parameter.required("project", project, ProjectId::new);
    projects.named(project, grant);
    boolean withClients = mayKnowClients(caller, id);
    Lines.write(entries(ledger.all(id).readingAhead(), withClients), response);
  }

  private static Iterator<LedgerEntry> entries(Walk<Filed> walk, boolean withClients) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return walk.hasNext();
      }

      @Override
      public LedgerEntry next() {
        var entry = walk.next().entry();
        return withClients ? entry : entry.withoutClient();
      }
    };
  }

  @ExceptionHandler(KafkaAway.class)
  ResponseEntity<ProblemDetail> kafkaAway(KafkaAway e) {
    var problem = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
    problem.setType(URI.create("urn:lotsen:problem:kafka-unavailable"));
    problem.setTitle("kafka unavailable");
    problem.setDetail(e.getMessage() + "; the event is there, try again later");
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
