package se.lotsen.activities.activity;

import se.lotsen.kit.journal.Refusal;

/** Why a command to an activity is refused, in words. */
final class ActivityRefusals {
  private ActivityRefusals() {}

  static Refusal cancelled() {
    return Refusal.conflict(
        "activity-cancelled",
        "Aktiviteten är inställd; planera en ny",
        "The activity is cancelled; plan a new one");
  }

  static Refusal otherProject() {
    return Refusal.invalid(
        "project-stays",
        "project",
        "En aktivitet byter inte projekt; ställ in den och planera den i det andra",
        "An activity does not change its project; cancel it and plan it in the other");
  }

  static Refusal noRegistrationsNow(Activity activity) {
    return Refusal.conflict(
        "no-registrations-now",
        "Aktiviteten är %s; anmälan är möjlig när den har öppnats"
            .formatted(activity.state().label().sv()),
        "The activity is %s; registering is possible once registration is open"
            .formatted(activity.state().name()));
  }

  static Refusal alreadyRegistered() {
    return Refusal.conflict(
        "already-registered",
        "Deltagaren är redan anmäld",
        "The participant is registered already");
  }

  static Refusal registrationCancelled() {
    return Refusal.conflict(
        "registration-cancelled",
        "Anmälan är avbokad; anmäl deltagaren igen",
        "The registration was cancelled; register the participant again");
  }

  static Refusal noAttendanceYet(Activity activity) {
    return Refusal.conflict(
        "no-attendance-yet",
        "Aktiviteten är %s; närvaro registreras när den är genomförd (HOLD)"
            .formatted(activity.state().label().sv()),
        "The activity is %s; attendance is recorded once it was held (HOLD)"
            .formatted(activity.state().name()));
  }

  static Refusal whoIsMissing() {
    return Refusal.invalid(
        "participant-needed",
        "person",
        "Ange vem det är: en klient, en person eller en deltagare som är känd",
        "Say who it is: a client, a person or a participant who is known");
  }

  static Refusal twoAnswers() {
    return Refusal.invalid(
        "participant-or-person",
        "participant",
        "Ange en känd deltagare eller en person, inte båda",
        "Give a participant who is known or a person, not both");
  }

  static Refusal unknownParticipant(String id) {
    return Refusal.invalid(
        "unknown-participant",
        "participant",
        "Det finns ingen deltagare %s; ange personen i stället".formatted(id),
        "There is no participant %s; give the person instead".formatted(id));
  }
}
