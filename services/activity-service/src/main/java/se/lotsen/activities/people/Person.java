package se.lotsen.activities.people;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.Personal;

/**
 * Somebody who takes part in activities.
 *
 * @param id the pseudonym under which others know this person
 * @param searchName the name in small letters
 * @param email in small letters; whoever has the same is the same
 * @param client whom this person comes from, if that was said
 */
@Personal
public record Person(
    ParticipantId id,
    String name,
    String searchName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable ClientId client) {}
