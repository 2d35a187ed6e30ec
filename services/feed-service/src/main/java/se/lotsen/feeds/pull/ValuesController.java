package se.lotsen.feeds.pull;

import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import se.lotsen.feeds.cache.ProjectValues;
import se.lotsen.feeds.cache.Snapshot;
import se.lotsen.feeds.cache.Version;
import se.lotsen.feeds.web.FeedProjects;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.model.access.Right;

/**
 * The values of a project, as JSON and as CSV. Whoever has asked before sends the ETag along
 * ({@code If-None-Match}) and is answered 304 as long as nothing has changed. Each form has an ETag
 * of its own (RFC 9110, 8.8.1: a strong one names the very bytes).
 */
@RestController
@RequestMapping("/feeds/projects/{project}")
class ValuesController {
  private static final String CSV = "text/csv";
  private static final MediaType CSV_AS_WRITTEN =
      MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

  private final FeedProjects projects;

  ValuesController(FeedProjects projects) {
    this.projects = projects;
  }

  /** What is asked for by anybody who accepts everything. */
  @Requires(Right.VALUES_READ)
  @GetMapping(path = "/values", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<FeedValues> values(@PathVariable String project, WebRequest request, Grant grant) {
    return answer(
        projects.named(project, grant),
        "json",
        MediaType.APPLICATION_JSON,
        request,
        FeedValues::of);
  }

  @Requires(Right.VALUES_READ)
  @GetMapping(
      path = {"/values", "/values.csv"},
      produces = CSV)
  ResponseEntity<byte[]> csv(
      @PathVariable String project,
      @RequestParam(defaultValue = "rfc4180") String dialect,
      WebRequest request,
      Grant grant) {
    var form = CsvDialect.of(dialect);
    var found = projects.named(project, grant);
    var answer = answer(found, form.written(), CSV_AS_WRITTEN, request, new ValuesCsv(form)::write);
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(found.project() + "-values.csv")
                .build()
                .toString())
        .body(answer.getBody());
  }

  private static <T> ResponseEntity<T> answer(
      ProjectValues project,
      String form,
      MediaType type,
      WebRequest request,
      Function<Snapshot, T> body) {
    var seen = etag(project.version(), form);
    if (request.checkNotModified(seen)) {
      return headers(HttpStatus.NOT_MODIFIED, seen).build();
    }
    var snapshot = project.snapshot();
    return headers(HttpStatus.OK, etag(snapshot.version(), form))
        .contentType(type)
        .body(body.apply(snapshot));
  }

  private static ResponseEntity.BodyBuilder headers(HttpStatus status, String etag) {
    return ResponseEntity.status(status)
        .eTag(etag)
        .cacheControl(CacheControl.noCache())
        .varyBy(HttpHeaders.ACCEPT);
  }

  private static String etag(Version version, String form) {
    return "\"%s-%s\"".formatted(version, form);
  }
}
