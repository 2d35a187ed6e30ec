package se.lotsen.model.privacy;

import se.lotsen.model.Text;

/** A kind of personal data: what it is held for, and for how long. */
public enum PersonalCategory {
  CLIENT_IDENTITY(
      RetentionClass.CLIENT_RECORD,
      "Klientens identitet",
      "The client's identity",
      "Veta vem som får stöd, en gång över alla projekt",
      "To know who is supported, once across all projects"),
  WORK_NOTES(
      RetentionClass.PROJECT_RECORD,
      "Anteckningar om rådgivningen",
      "Notes on the advice given",
      "Fullfölja rådgivningen och visa finansiären vad som gjorts",
      "To carry the advice through and to show the funder what was done"),
  REFERRAL_DETAILS(
      RetentionClass.PROJECT_RECORD,
      "Uppgifter till en samverkanspart",
      "What a partner is told",
      "Lotsa vidare till en samverkanspart, med samtycke",
      "To refer to a partner, with consent"),
  PARTICIPANT_IDENTITY(
      RetentionClass.CLIENT_RECORD,
      "Deltagares identitet",
      "Participants' identity",
      "Anmälan och närvaro, och deltagarlistan till finansiären",
      "Registration and attendance, and the list of participants for the funder"),
  PARTICIPANT_TRAIT(
      RetentionClass.PROJECT_RECORD,
      "Uppgift om en deltagare utan namn",
      "What is known of a participant without a name",
      "Indikatorer uppdelade på kön och målgrupp",
      "Indicators by gender and target group"),
  ACTOR(
      RetentionClass.ACCOUNTABILITY,
      "Vem som utfört något",
      "Who did something",
      "Ansvar för myndighetens handlingar, loggning",
      "Accountability for what an authority does"),
  IMPORTED_ROW(
      RetentionClass.TRANSIT,
      "Rader i inlästa filer",
      "Rows of imported files",
      "Rätta det som inte gick att läsa in",
      "To correct what could not be imported"),
  ACCOUNT(
      RetentionClass.ACCOUNT,
      "Inloggning",
      "Signing in",
      "Veta vem som loggar in",
      "To know who signs in");

  private final RetentionClass retention;
  private final Text label;
  private final Text purpose;

  PersonalCategory(
      RetentionClass retention, String sv, String en, String purposeSv, String purposeEn) {
    this.retention = retention;
    this.label = new Text(sv, en);
    this.purpose = new Text(purposeSv, purposeEn);
  }

  public RetentionClass retention() {
    return retention;
  }

  public Text label() {
    return label;
  }

  public Text purpose() {
    return purpose;
  }

  /** Whether a person may have it erased: who acted is answered for, and cannot be. */
  public boolean isErasable() {
    return retention != RetentionClass.ACCOUNTABILITY && this != PARTICIPANT_TRAIT;
  }
}
