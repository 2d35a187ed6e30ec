package se.lotsen.imports;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.web.ApiVersion;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.Text;
import se.lotsen.model.access.Right;

/** Imports over HTTP: what can be imported, sending a file, how far it is, what was wrong. */
@RestController
@RequestMapping("/imports")
class ImportController {
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final int NEWEST = 100;

  private final Jobs jobs;
  private final Rejections rejections;
  private final Uploads uploads;
  private final List<Importer> importers;
  private final IdSource ids;
  private final Clock clock;

  ImportController(
      Jobs jobs,
      Rejections rejections,
      Uploads uploads,
      List<Importer> importers,
      IdSource ids,
      Clock clock) {
    this.jobs = jobs;
    this.rejections = rejections;
    this.uploads = uploads;
    this.importers = importers;
    this.ids = ids;
    this.clock = clock;
  }

  /** What can be imported, and the columns of each kind of file. */
  @Requires(Right.IMPORTS_RUN)
  @GetMapping
  List<ImportViews.Kind> kinds(Locale locale) {
    return importers.stream().map(each -> ImportViews.Kind.of(each, locale)).toList();
  }

  /**
   * Takes a file in, and answers where to see how it goes.
   *
   * @param source the system that the file's references are of; the same reference of the same
   *     source is the same thing for ever
   * @param dryRun whether only to say what is wrong
   */
  @Requires(Right.IMPORTS_RUN)
  @PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<ImportViews.Job> importFile(
      @PathVariable String kind,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "file") @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String source,
      @RequestParam(defaultValue = "false") boolean dryRun,
      CommandContext context)
      throws IOException {
    if (importers.stream().noneMatch(each -> each.kind().equals(kind))) {
      throw Problems.notFound("import", kind);
    }
    if (file.isEmpty()) {
      throw new RefusedException(
          Refusal.invalid("empty-file", "file", "Filen är tom", "The file is empty"));
    }
    var id = context.idOfNew(ids);
    var there = jobs.find(id);
    return there.isPresent()
        ? accepted(there.get(), printOf(file, source, dryRun))
        : accepted(id, kind, file, source, dryRun, context.by());
  }

  private ResponseEntity<ImportViews.Job> accepted(
      String id, String kind, MultipartFile file, String source, boolean dryRun, String by)
      throws IOException {
    var hash = Fingerprint.of(source, dryRun);
    String kept;
    try (var bytes = hash.of(file.getInputStream())) {
      kept = uploads.keep(bytes, clock.instant());
    }
    var sent = new ImportJob.Sent(kind, source, nameOf(file), kept, by, dryRun, hash.hex());
    var there = jobs.add(ImportJob.waiting(id, sent, clock.instant()));
    if (!there.sent().file().equals(kept)) {
      uploads.delete(kept); // the same key came twice at this moment, and the other was first
    }
    return accepted(there, sent.print());
  }

  private static ResponseEntity<ImportViews.Job> accepted(ImportJob job, String print) {
    if (!job.sent().print().equals(print)) {
      throw new RefusedException(
          Refusal.invalid(
              "idempotency-key-reused",
              "Idempotency-Key",
              "Nyckeln har redan använts med ett annat innehåll; ta en ny nyckel",
              "The key was used before with another body; take a new key"));
    }
    return ResponseEntity.accepted()
        .location(URI.create(ApiVersion.PATH + "/imports/jobs/" + job.id()))
        .body(ImportViews.Job.of(job));
  }

  private static String printOf(MultipartFile file, String source, boolean dryRun)
      throws IOException {
    var hash = Fingerprint.of(source, dryRun);
    try (var bytes = hash.of(file.getInputStream())) {
      bytes.transferTo(OutputStream.nullOutputStream());
    }
    return hash.hex();
  }

  private static String nameOf(MultipartFile file) {
    var name = file.getOriginalFilename();
    return name == null || name.isBlank() ? "file" : name;
  }

  /** The newest imports. */
  @Requires(Right.IMPORTS_RUN)
  @GetMapping("/jobs")
  List<ImportViews.Job> jobs() {
    return jobs.newest(NEWEST).stream().map(ImportViews.Job::of).toList();
  }

  @Requires(Right.IMPORTS_RUN)
  @GetMapping("/jobs/{id}")
  ImportViews.Job job(@PathVariable String id) {
    return jobs.find(id)
        .map(ImportViews.Job::of)
        .orElseThrow(() -> Problems.notFound("import", id));
  }

  /**
   * Forgets an import that has ended or not begun: its rejected rows may be about people. One that
   * goes on ends at its next group of rows (202); what had gone in stays.
   */
  @Requires(Right.IMPORTS_RUN)
  @DeleteMapping("/jobs/{id}")
  ResponseEntity<Void> forgetImport(@PathVariable String id) {
    var found = jobs.find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("import", id);
    }
    if (!found.get().state().isOpen()) {
      rejections.forget(id);
    }
    return switch (jobs.remove(id, clock.instant())) {
      case FORGOTTEN -> {
        uploads.delete(found.get().sent().file());
        yield ResponseEntity.noContent().build();
      }
      case ENDING -> ResponseEntity.accepted().build();
      case NOT_THERE -> throw Problems.notFound("import", id);
    };
  }

  /**
   * What is wrong, by row and column.
   *
   * @param afterRow only in rows further down
   */
  @Requires(Right.IMPORTS_RUN)
  @GetMapping("/jobs/{id}/problems")
  List<ImportViews.RowProblem> problems(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") @Min(0) int afterRow,
      @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit,
      Locale locale) {
    return jobs.find(id)
        .map(
            job ->
                rejections.after(id, afterRow, limit).stream()
                    .flatMap(each -> ImportViews.RowProblem.of(each, locale))
                    .toList())
        .orElseThrow(() -> Problems.notFound("import", id));
  }

  /** The rejected rows as a file that can be corrected and sent again. */
  @Requires(Right.IMPORTS_RUN)
  @GetMapping(path = "/jobs/{id}/rejected", produces = "text/csv")
  void rejected(@PathVariable String id, Locale locale, HttpServletResponse response)
      throws IOException {
    var found = jobs.find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("import", id);
    }
    response.setContentType(CSV);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("rejected-" + id + ".csv").build().toString());
    new RejectedFile(rejections, found.get(), locale).write(response.getOutputStream());
  }

  /** A body that is not whole, or larger than {@code spring.servlet.multipart} lets in. */
  @ExceptionHandler(MultipartException.class)
  ResponseEntity<Object> notWhole(MultipartException e) {
    return e instanceof MaxUploadSizeExceededException
        ? problem(
            HttpStatus.CONTENT_TOO_LARGE,
            "file-too-large",
            new Text(
                "Filen är större än vad som tas emot; dela den",
                "The file is larger than what is taken; divide it"))
        : problem(
            HttpStatus.BAD_REQUEST,
            "upload-broken-off",
            new Text(
                "Filen kom inte fram hel; skicka den igen som multipart/form-data",
                "The file did not arrive whole; send it again as multipart/form-data"));
  }

  private static ResponseEntity<Object> problem(HttpStatus status, String code, Text sentence) {
    var problem =
        ProblemDetail.forStatusAndDetail(status, sentence.in(LocaleContextHolder.getLocale()));
    problem.setType(URI.create("urn:lotsen:problem:" + code));
    problem.setTitle(code.replace('-', ' '));
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
