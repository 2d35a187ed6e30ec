package se.lotsen.kit.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.privacy.PersonalCategory;

/** What is sent to and answered by {@code /privacy}. */
final class PersonalDataRequests {
  private PersonalDataRequests() {}

  /**
   * Who is looked for.
   *
   * @param words a name, an e-mail address, a telephone number, a personal or organisation number:
   *     each is found wherever it stands
   * @param clients whom they are known to be
   * @param participants as whom they have taken part
   */
  record Subject(
      @NotNull @Size(max = 20) List<@NotBlank @Size(max = 200) String> words,
      @Nullable @Size(max = 100) List<@NotNull ClientId> clients,
      @Nullable @Size(max = 100) List<@NotNull ParticipantId> participants) {
    DataSubject toSubject() {
      var clientsOrNone = Objects.requireNonNullElse(clients, List.<ClientId>of());
      var participantsOrNone = Objects.requireNonNullElse(participants, List.<ParticipantId>of());
      if (words.isEmpty() && clientsOrNone.isEmpty() && participantsOrNone.isEmpty()) {
        throw refused("nobody-meant", "Ange vem det gäller", "Say who is meant");
      }
      if (words.stream().anyMatch(DataSubject::isTooShort)) {
        throw refused(
            "word-too-short",
            "Ange minst tre bokstäver, eller sex siffror av ett nummer",
            "Give three letters at least, or six digits of a number");
      }
      return new DataSubject(words, clientsOrNone, participantsOrNone);
    }

    /** With all that they turned out to be known as. */
    Subject as(DataSubject known) {
      return new Subject(words, List.copyOf(known.clients()), List.copyOf(known.participants()));
    }

    private static RefusedException refused(String code, String sv, String en) {
      return new RefusedException(Refusal.invalid(code, "words", sv, en));
    }
  }

  /**
   * @param reason why it is erased, such as the number of the matter; kept in the journal, so it
   *     must say nothing about the person
   */
  record Erasure(@NotBlank @Size(max = 2000) String reason) {}

  /** What a category of data is held for, and for how long. */
  record Processing(String category, String label, String purpose, String retention) {
    static Processing of(PersonalCategory category, Locale locale) {
      return new Processing(
          category.name(),
          category.label().in(locale),
          category.purpose().in(locale),
          category.retention().label().in(locale));
    }
  }

  /**
   * All that is held about somebody, as it is handed out to them (article 15 of the GDPR).
   *
   * @param processing what it is held for, and for how long
   * @param categories the category of each field, by kind and name
   */
  record Extract(
      Instant at,
      List<Processing> processing,
      Map<String, Map<String, PersonalCategory>> categories,
      List<Holding> items) {}

  /** How much a disposal of a project would erase, by kind of thing. */
  record DisposalPreview(ProjectId project, Map<String, Long> items) {}

  /** A field in the register of processing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Registered(
      String kind, String place, String field, String category, String purpose, String retention) {}
}
