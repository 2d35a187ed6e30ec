package se.lotsen.kit.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command is answered with; a repeat under the same key is answered with the same.
 *
 * @param version of the aggregate after the command; the ETag of the answer says it too
 * @param status of the aggregate after the command
 * @param events what happened, as CloudEvents types
 * @param createdId the id of what was created within or along with it, if something was
 */
public record Receipt(
    String id,
    long version,
    String status,
    Instant recordedAt,
    List<String> events,
    @Nullable String createdId) {}
