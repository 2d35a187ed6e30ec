package se.lotsen.imports;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.web.Problems;

/** Imports over HTTP: what can be imported, sending a file, how far it is, what was wrong. */
@RestController
@RequestMapping("/imports")
class ImportController {
  private static final String CSV = "text/csv;charset=UTF-8";
  private static final int NEWEST = 100;

  private final Jobs jobs;
  private final Uploads uploads;
  private final List<Importer<?>> importers;
  private final IdSource ids;
  private final Clock clock;

  ImportController(
      Jobs jobs, Uploads uploads, List<Importer<?>> importers, IdSource ids, Clock clock) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.importers = importers;
    this.ids = ids;
    this.clock = clock;
  }

  /** What can be imported, and the columns of each kind of file. */
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
  @PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<Object> importFile(
      @PathVariable String kind,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "file") @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String source,
      @RequestParam(defaultValue = "false") boolean dryRun,
      Origin origin)
      throws IOException {
    if (importers.stream().noneMatch(each -> each.kind().equals(kind))) {
      return Problems.notFound("import", kind);
    }
    if (file.isEmpty()) {
      return Problems.of(
          Refusal.invalid("empty-file", "file", "Filen är tom", "The file is empty"));
    }
    var id = origin.idOfNew(ids);
    if (jobs.find(id).isEmpty()) {
      jobs.add(
          ImportJob.waiting(
              id, kind, source, nameOf(file), kept(file), origin.by(), dryRun, clock.instant()));
    }
    return ResponseEntity.accepted()
        .location(URI.create("/imports/jobs/" + id))
        .body(ImportViews.Job.of(Objects.requireNonNull(jobs.find(id).orElse(null))));
  }

  private String kept(MultipartFile file) throws IOException {
    try (var bytes = file.getInputStream()) {
      return uploads.keep(bytes, nameOf(file));
    }
  }

  private static String nameOf(MultipartFile file) {
    var name = file.getOriginalFilename();
    return name == null || name.isBlank() ? "file" : name;
  }

  /** The newest imports. */
  @GetMapping("/jobs")
  List<ImportViews.Job> jobs() {
    return jobs.newest(NEWEST).stream().map(ImportViews.Job::of).toList();
  }

  @GetMapping("/jobs/{id}")
  ResponseEntity<Object> job(@PathVariable String id) {
    return jobs.find(id)
        .<ResponseEntity<Object>>map(job -> ResponseEntity.ok(ImportViews.Job.of(job)))
        .orElseGet(() -> Problems.notFound("import", id));
  }

  /** Forgets an import that has ended: its rejected rows may be about people. */
  @DeleteMapping("/jobs/{id}")
  ResponseEntity<Object> forgetImport(@PathVariable String id) {
    var found = jobs.find(id);
    if (found.isEmpty()) {
      return Problems.notFound("import", id);
    }
    if (!jobs.forget(id)) {
      return Problems.of(
          Refusal.conflict(
              "import-not-ended",
              "Importen pågår; vänta tills den är klar",
              "The import goes on; wait until it is done"));
    }
    uploads.delete(found.get().file());
    return ResponseEntity.noContent().build();
  }

  /**
   * What is wrong, by row and column.
   *
   * @param afterRow only in rows further down
   */
  @GetMapping("/jobs/{id}/problems")
  ResponseEntity<Object> problems(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") @Min(0) int afterRow,
      @RequestParam(defaultValue = "200") @Min(1) @Max(1000) int limit,
      Locale locale) {
    return jobs.find(id)
        .<ResponseEntity<Object>>map(
            job ->
                ResponseEntity.ok(
                    jobs.rejections(id, afterRow, limit).stream()
                        .flatMap(each -> ImportViews.RowProblem.of(each, locale))
                        .toList()))
        .orElseGet(() -> Problems.notFound("import", id));
  }

  /** The rejected rows as a file that can be corrected and sent again. */
  @GetMapping(path = "/jobs/{id}/rejected", produces = "text/csv")
  @Nullable ResponseEntity<Object> rejected(
      @PathVariable String id, Locale locale, HttpServletResponse response) throws IOException {
    var found = jobs.find(id);
    if (found.isEmpty()) {
      return Problems.notFound("import", id);
    }
    response.setContentType(CSV);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("rejected-" + id + ".csv").build().toString());
    new RejectedFile(jobs, found.get(), locale).write(response.getOutputStream());
    return null; // it is written already, row by row
  }
}
