package se.lotsen.activities.people;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.Personal;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

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
    @PersonalData(PersonalCategory.PARTICIPANT_IDENTITY) ParticipantId id,
    @PersonalData(PersonalCategory.PARTICIPANT_IDENTITY) String name,
    @PersonalData(PersonalCategory.PARTICIPANT_IDENTITY) String searchName,
    @PersonalData(PersonalCategory.PARTICIPANT_IDENTITY) @Nullable String email,
    @PersonalData(PersonalCategory.PARTICIPANT_IDENTITY) @Nullable String phone,
    @Nullable ClientId client) {}
