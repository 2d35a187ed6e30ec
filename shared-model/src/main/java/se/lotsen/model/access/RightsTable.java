package se.lotsen.model.access;

import static se.lotsen.model.access.Right.ACCOUNTS_MANAGE;
import static se.lotsen.model.access.Right.ACTIVITIES_READ;
import static se.lotsen.model.access.Right.ACTIVITIES_WORK;
import static se.lotsen.model.access.Right.CASES_READ;
import static se.lotsen.model.access.Right.CASES_WORK;
import static se.lotsen.model.access.Right.CLIENTS_HOLD;
import static se.lotsen.model.access.Right.CLIENTS_MERGE;
import static se.lotsen.model.access.Right.CLIENTS_READ;
import static se.lotsen.model.access.Right.CLIENTS_WORK;
import static se.lotsen.model.access.Right.CONTACTS_READ;
import static se.lotsen.model.access.Right.CONTACTS_WORK;
import static se.lotsen.model.access.Right.DECISIONS_MANAGE;
import static se.lotsen.model.access.Right.DECISIONS_READ;
import static se.lotsen.model.access.Right.IMPORTS_RUN;
import static se.lotsen.model.access.Right.INBOX_ANSWER;
import static se.lotsen.model.access.Right.INBOX_READ;
import static se.lotsen.model.access.Right.LEDGER_CLIENTS;
import static se.lotsen.model.access.Right.LEDGER_READ;
import static se.lotsen.model.access.Right.MANDATES_GIVE;
import static se.lotsen.model.access.Right.MANDATES_READ;
import static se.lotsen.model.access.Right.MANDATES_REVIEW;
import static se.lotsen.model.access.Right.MANDATES_TAKE;
import static se.lotsen.model.access.Right.NOTES_SECRET;
import static se.lotsen.model.access.Right.OPERATE;
import static se.lotsen.model.access.Right.PARTICIPANTS_READ;
import static se.lotsen.model.access.Right.PARTICIPANTS_WORK;
import static se.lotsen.model.access.Right.PARTNERS_MANAGE;
import static se.lotsen.model.access.Right.PARTNERS_READ;
import static se.lotsen.model.access.Right.PERSONAL_DATA_ERASE;
import static se.lotsen.model.access.Right.PERSONAL_DATA_FIND;
import static se.lotsen.model.access.Right.PROJECTS_MANAGE;
import static se.lotsen.model.access.Right.PROJECTS_READ;
import static se.lotsen.model.access.Right.REFERRALS_READ;
import static se.lotsen.model.access.Right.REFERRALS_WORK;
import static se.lotsen.model.access.Right.REPORTS_DECIDE;
import static se.lotsen.model.access.Right.REPORTS_READ;
import static se.lotsen.model.access.Right.REPORTS_WRITE;
import static se.lotsen.model.access.Right.RETENTION_DECIDE;
import static se.lotsen.model.access.Right.VALUES_READ;
import static se.lotsen.model.access.Role.ADMINISTRATOR;
import static se.lotsen.model.access.Role.ADVISOR;
import static se.lotsen.model.access.Role.DATA_PROTECTION_OFFICER;
import static se.lotsen.model.access.Role.EXCEPTIONAL_READER;
import static se.lotsen.model.access.Role.FUNDER;
import static se.lotsen.model.access.Role.PARTNER;
import static se.lotsen.model.access.Role.SUPERVISOR;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The one table of rights: which role may do what, how far. What is not in it may not be done. From
 * it come the answer to a command, the filter of every query, {@code docs/rights.md} and the tests.
 */
public final class RightsTable {
  /** Whoever has the role may do this as far as the scope reaches. */
  public record Row(Role role, Right right, Scope scope) {}

  /** All rows, role by role. */
  public static final List<Row> ROWS =
      new Rows()
          .of(ADVISOR)
          .may(Scope.EVERYTHING, PARTNERS_READ)
          .may(
              Scope.MUNICIPALITY,
              PROJECTS_READ,
              CLIENTS_READ,
              CLIENTS_WORK,
              CLIENTS_MERGE,
              CONTACTS_READ,
              CONTACTS_WORK,
              CASES_READ,
              CASES_WORK,
              REFERRALS_READ,
              REFERRALS_WORK,
              ACTIVITIES_READ,
              ACTIVITIES_WORK,
              PARTICIPANTS_READ,
              PARTICIPANTS_WORK)
          .may(
              Scope.PROJECT,
              PROJECTS_READ,
              DECISIONS_READ,
              REPORTS_READ,
              VALUES_READ,
              LEDGER_READ,
              LEDGER_CLIENTS)
          .may(Scope.OWN, NOTES_SECRET, MANDATES_READ, MANDATES_GIVE, MANDATES_TAKE)
          .of(SUPERVISOR)
          .may(Scope.EVERYTHING, PARTNERS_READ)
          .may(Scope.OWN, NOTES_SECRET, MANDATES_READ, MANDATES_GIVE, MANDATES_TAKE)
          .may(
              Scope.MUNICIPALITY,
              CLIENTS_READ,
              CLIENTS_MERGE,
              MANDATES_READ,
              MANDATES_GIVE,
              MANDATES_REVIEW)
          .may(
              Scope.PROJECT,
              PROJECTS_READ,
              PROJECTS_MANAGE,
              DECISIONS_READ,
              DECISIONS_MANAGE,
              REPORTS_READ,
              REPORTS_WRITE,
              CONTACTS_READ,
              CONTACTS_WORK,
              NOTES_SECRET,
              CASES_READ,
              CASES_WORK,
              REFERRALS_READ,
              REFERRALS_WORK,
              ACTIVITIES_READ,
              ACTIVITIES_WORK,
              PARTICIPANTS_READ,
              VALUES_READ,
              LEDGER_READ,
              LEDGER_CLIENTS)
          .of(FUNDER)
          .may(
              Scope.FUNDER,
              PROJECTS_READ,
              DECISIONS_READ,
              REPORTS_READ,
              REPORTS_DECIDE,
              VALUES_READ,
              LEDGER_READ)
          .of(PARTNER)
          .may(Scope.EVERYTHING, PARTNERS_READ)
          .may(Scope.PARTNER, INBOX_READ, INBOX_ANSWER)
          .of(ADMINISTRATOR)
          .may(
              Scope.EVERYTHING,
              PROJECTS_READ,
              PROJECTS_MANAGE,
              DECISIONS_READ,
              DECISIONS_MANAGE,
              REPORTS_READ,
              REPORTS_DECIDE,
              PARTNERS_READ,
              PARTNERS_MANAGE,
              VALUES_READ,
              LEDGER_READ,
              IMPORTS_RUN,
              OPERATE,
              ACCOUNTS_MANAGE,
              MANDATES_READ,
              MANDATES_GIVE,
              RETENTION_DECIDE)
          .of(DATA_PROTECTION_OFFICER)
          .may(
              Scope.EVERYTHING,
              PROJECTS_READ,
              DECISIONS_READ,
              REPORTS_READ,
              PARTNERS_READ,
              CLIENTS_READ,
              CLIENTS_HOLD,
              CONTACTS_READ,
              NOTES_SECRET,
              CASES_READ,
              REFERRALS_READ,
              INBOX_READ,
              ACTIVITIES_READ,
              PARTICIPANTS_READ,
              PERSONAL_DATA_FIND,
              PERSONAL_DATA_ERASE,
              MANDATES_READ,
              MANDATES_REVIEW,
              RETENTION_DECIDE)
          .of(EXCEPTIONAL_READER)
          .may(Scope.EVERYTHING, PARTNERS_READ)
          .may(
              Scope.MUNICIPALITY,
              PROJECTS_READ,
              CLIENTS_READ,
              CONTACTS_READ,
              CASES_READ,
              REFERRALS_READ,
              ACTIVITIES_READ)
          .all();

  private RightsTable() {}

  /** How far a right reaches for whoever has these roles; nowhere where the set is empty. */
  public static Set<Scope> scopes(Collection<Role> roles, Right right) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (var row : ROWS) {
      if (row.right() == right && roles.contains(row.role())) {
        scopes.add(row.scope());
      }
    }
    return scopes;
  }

  /** Rows as they are written down. */
  private static final class Rows {
    private final List<Row> rows = new ArrayList<>();
    private Role role = ADVISOR;

    Rows of(Role next) {
      role = next;
      return this;
    }

    Rows may(Scope scope, Right... rights) {
      for (var right : rights) {
        rows.add(new Row(role, right, scope));
      }
      return this;
    }

    List<Row> all() {
      return List.copyOf(rows);
    }
  }
}
