package se.lotsen.feeds.stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.lotsen.feeds.cache.Position;
import se.lotsen.feeds.web.FeedProjects;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.RequestAccess;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.model.access.Right;

/**
 * The changes of a project as server-sent events (WHATWG HTML, 9.2).
 *
 * <p>Without a last event id: {@code hello} with the present position, then a {@code value} for
 * every record. With one: first the newest state of each cell that has changed after it, in order,
 * and then a {@code value} for every record, nothing twice and nothing left out. States that were
 * replaced before the subscriber came back are not told: compaction leaves the newest of each cell,
 * here as on the topic. A deleted cell is told as zero, for as long as the topic remembers it
 * ({@code delete.retention.ms}; thirty days as Lotsen makes it). An id this topic cannot have
 * given, because it was made anew or because this instance is an instant behind another, is
 * answered with {@code reset}, after which the subscriber forgets what it has and is told
 * everything.
 *
 * <p>The connection ends when the subscriber is signed out or too slow, or the instance stops;
 * every {@code EventSource} then comes back by itself, with its last event id.
 */
@RestController
@RequestMapping("/feeds/projects/{project}")
class ChangesController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final FeedProjects projects;
  private final Subscriptions subscriptions;

  ChangesController(FeedProjects projects, Subscriptions subscriptions) {
    this.projects = projects;
    this.subscriptions = subscriptions;
  }

  /**
   * All indicators and rule versions, whether the project answers for them or not.
   *
   * @param header where the subscriber stopped, from an {@code EventSource} that comes back
   * @param lastEventId the same, from one that begins; the header counts if both are there
   */
  @Requires(Right.VALUES_READ)
  @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> changes(
      @PathVariable String project,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String header,
      @RequestParam(required = false) @Nullable String lastEventId,
      Grant grant) {
    var found = projects.named(project, grant);
    var seen =
        header == null ? position("lastEventId", lastEventId) : position(LAST_EVENT_ID, header);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        // nginx would otherwise collect the events before it passes them on.
        .header("X-Accel-Buffering", "no")
        .body(subscriptions.open(found, seen, RequestAccess.until(), RequestAccess.token()));
  }

  private static @Nullable Position position(String name, @Nullable String written) {
    return written == null || written.isEmpty()
        ? null
        : Position.read(written)
            .orElseThrow(
                () ->
                    new BadRequest(
                        name,
                        "%s must be the id of an earlier event, such as 2:1043".formatted(name)));
  }
}
