package se.lotsen.kit.privacy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;

/**
 * Something that is held about somebody.
 *
 * @param kind of thing, as its source is called
 * @param location where the thing itself is answered; absent where it has no address
 * @param fields what stands in its personal fields, by their names; words of the journal by {@code
 *     journal/} and the sequence
 * @param client whose thing it is
 * @param subjectClient the client that the person is, where it is one
 * @param participant the pseudonym of a participant that the person is, where it is one
 */
public record Holding(
    String kind,
    String id,
    @Nullable String location,
    Map<String, String> fields,
    @Nullable ClientId client,
    @Nullable ClientId subjectClient,
    @Nullable ParticipantId participant,
    @Nullable ProjectId project) {}
