package se.lotsen.model.access;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/** Something that may be done, by the name that a problem and the journal have for it. */
public enum Right {
  PROJECTS_READ("projects.read", null, "se projekt", "see projects"),
  PROJECTS_MANAGE(
      "projects.manage", PROJECTS_READ, "planera och avsluta projekt", "plan and close projects"),
  CLIENTS_READ("clients.read", null, "se klienter", "see clients"),
  CLIENTS_WORK(
      "clients.work", CLIENTS_READ, "registrera och ändra klienter", "register and change clients"),
  CLIENTS_MERGE("clients.merge", CLIENTS_READ, "slå ihop klienter", "merge clients"),
  CLIENTS_HOLD(
      "clients.hold",
      CLIENTS_READ,
      "hindra att uppgifter om en klient raderas",
      "stop what is known of a client from being erased"),
  CONTACTS_READ("contacts.read", null, "se kontakter", "see contacts"),
  CONTACTS_WORK(
      "contacts.work", CONTACTS_READ, "logga och rätta kontakter", "log and correct contacts"),
  NOTES_SECRET("notes.secret", null, "läsa hemliga anteckningar", "read notes that are secret"),
  CASES_READ("cases.read", null, "se ärenden", "see cases"),
  CASES_WORK("cases.work", CASES_READ, "arbeta med ärenden", "work on cases"),
  REFERRALS_READ("referrals.read", null, "se lotsningar", "see referrals"),
  REFERRALS_WORK("referrals.work", REFERRALS_READ, "arbeta med lotsningar", "work on referrals"),
  INBOX_READ("inbox.read", null, "se inkorgen", "see the inbox"),
  INBOX_ANSWER("inbox.answer", INBOX_READ, "svara på lotsningar", "answer referrals"),
  PARTNERS_READ("partners.read", null, "se samverkansparter", "see partners"),
  PARTNERS_MANAGE(
      "partners.manage", PARTNERS_READ, "registrera samverkansparter", "register partners"),
  ACTIVITIES_READ("activities.read", null, "se aktiviteter", "see activities"),
  ACTIVITIES_WORK(
      "activities.work", ACTIVITIES_READ, "arbeta med aktiviteter", "work on activities"),
  PARTICIPANTS_READ("participants.read", null, "se deltagares namn", "see participants' names"),
  PARTICIPANTS_WORK(
      "participants.work", PARTICIPANTS_READ, "anmäla deltagare", "register participants"),
  VALUES_READ("values.read", null, "se indikatorernas värden", "see indicator values"),
  LEDGER_READ(
      "ledger.read",
      VALUES_READ,
      "se raderna bakom ett värde, utan klienter",
      "see the entries behind a value, without clients"),
  LEDGER_CLIENTS(
      "ledger.clients",
      VALUES_READ,
      "se vilka klienter och händelser som ligger bakom ett värde",
      "see which clients and events are behind a value"),
  DECISIONS_READ("decisions.read", null, "se beslut om stöd", "see funding decisions"),
  DECISIONS_MANAGE(
      "decisions.manage", DECISIONS_READ, "föra in beslut om stöd", "enter funding decisions"),
  REPORTS_READ("reports.read", null, "se rapporter", "see reports"),
  REPORTS_WRITE(
      "reports.write", REPORTS_READ, "skriva och lämna rapporter", "write and submit reports"),
  REPORTS_DECIDE(
      "reports.decide",
      REPORTS_READ,
      "godkänna och återlämna rapporter",
      "approve and return reports"),
  IMPORTS_RUN("imports.run", null, "läsa in filer", "import files"),
  OPERATE("operate", null, "sköta driften", "operate the system"),
  ACCOUNTS_MANAGE("accounts.manage", null, "hantera konton", "manage accounts"),
  MANDATES_READ(
      "mandates.read",
      null,
      "se fullmakter och nödöppningar",
      "see mandates and exceptional access"),
  MANDATES_GIVE(
      "mandates.give",
      MANDATES_READ,
      "låta en kollega ersätta en, och avsluta fullmakter",
      "have a colleague stand in, and end mandates"),
  MANDATES_TAKE(
      "mandates.take",
      MANDATES_READ,
      "nödöppna: läsa i en annan kommun",
      "take exceptional access: read in another municipality"),
  MANDATES_REVIEW(
      "mandates.review", MANDATES_READ, "granska nödöppningar", "look into exceptional access"),
  PERSONAL_DATA_FIND(
      "personal-data.find",
      null,
      "söka allt som finns om en person",
      "find all that is held about a person"),
  PERSONAL_DATA_ERASE(
      "personal-data.erase", PERSONAL_DATA_FIND, "radera personuppgifter", "erase personal data"),
  RETENTION_DECIDE(
      "retention.decide",
      PROJECTS_READ,
      "besluta om bevarande, gallringsstopp och gallring",
      "decide on retention, legal hold and disposal");

  private final String code;
  private final @Nullable Right seeing;
  private final Text label;

  Right(String code, @Nullable Right seeing, String sv, String en) {
    this.code = code;
    this.seeing = seeing;
    this.label = new Text(sv, en);
  }

  public String code() {
    return code;
  }

  public Text label() {
    return label;
  }

  /**
   * The right by which one sees what this one is about. What one may not see is not there (404);
   * what one may see but not do is refused with the right that is missing (403).
   */
  public Right seeing() {
    return seeing == null ? this : seeing;
  }
}
