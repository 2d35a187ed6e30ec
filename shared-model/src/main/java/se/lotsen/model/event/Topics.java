package se.lotsen.model.event;

import java.util.List;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * Every topic of Lotsen. All have the same number of partitions, so that what belongs to one
 * project lies in the partition of the same number everywhere.
 */
public final class Topics {
  public static final String PROJECTS_NAME = "lotsen.projects.events.v1";
  public static final String CLIENTS_NAME = "lotsen.clients.events.v1";
  public static final String CONTACTS_NAME = "lotsen.contacts.events.v1";
  public static final String CASES_NAME = "lotsen.cases.events.v1";
  public static final String REFERRALS_NAME = "lotsen.referrals.events.v1";
  public static final String PARTNERS_NAME = "lotsen.partners.events.v1";
  public static final String ACTIVITIES_NAME = "lotsen.activities.events.v1";
  public static final String MANDATES_NAME = "lotsen.mandates.events.v1";
  public static final String DECISIONS_NAME = "lotsen.decisions.events.v1";
  public static final String REPORTS_NAME = "lotsen.reports.events.v1";
  public static final String LEDGER_NAME = "lotsen.indicators.ledger.v1";
  public static final String VALUES_NAME = "lotsen.indicators.values.v1";

  public static final Topic<ProjectEvent> PROJECTS =
      new Topic<>(PROJECTS_NAME, ProjectEvent.class, "registry-service", Topic.Kept.FOR_EVER);
  public static final Topic<ClientEvent> CLIENTS =
      new Topic<>(CLIENTS_NAME, ClientEvent.class, "registry-service", Topic.Kept.FOR_EVER);
  public static final Topic<ContactEvent> CONTACTS =
      new Topic<>(CONTACTS_NAME, ContactEvent.class, "case-service", Topic.Kept.FOR_EVER);
  public static final Topic<CaseEvent> CASES =
      new Topic<>(CASES_NAME, CaseEvent.class, "case-service", Topic.Kept.FOR_EVER);
  public static final Topic<ReferralEvent> REFERRALS =
      new Topic<>(REFERRALS_NAME, ReferralEvent.class, "referral-service", Topic.Kept.FOR_EVER);
  public static final Topic<PartnerEvent> PARTNERS =
      new Topic<>(PARTNERS_NAME, PartnerEvent.class, "referral-service", Topic.Kept.FOR_EVER);
  public static final Topic<ActivityEvent> ACTIVITIES =
      new Topic<>(ACTIVITIES_NAME, ActivityEvent.class, "activity-service", Topic.Kept.FOR_EVER);
  public static final Topic<MandateEvent> MANDATES =
      new Topic<>(MANDATES_NAME, MandateEvent.class, "registry-service", Topic.Kept.FOR_EVER);
  public static final Topic<FundingDecisionEvent> DECISIONS =
      new Topic<>(
          DECISIONS_NAME, FundingDecisionEvent.class, "registry-service", Topic.Kept.FOR_EVER);
  public static final Topic<ReportEvent> REPORTS =
      new Topic<>(REPORTS_NAME, ReportEvent.class, "projection-service", Topic.Kept.FOR_EVER);
  public static final Topic<LedgerEntry> LEDGER =
      new Topic<>(LEDGER_NAME, LedgerEntry.class, "projection-service", Topic.Kept.FOR_EVER);
  public static final Topic<IndicatorValue> VALUES =
      new Topic<>(
          VALUES_NAME, IndicatorValue.class, "projection-service", Topic.Kept.NEWEST_PER_KEY);

  public static final List<Topic<?>> ALL =
      List.of(
          PROJECTS,
          CLIENTS,
          CONTACTS,
          CASES,
          REFERRALS,
          PARTNERS,
          ACTIVITIES,
          MANDATES,
          DECISIONS,
          REPORTS,
          LEDGER,
          VALUES);

  private Topics() {}
}
