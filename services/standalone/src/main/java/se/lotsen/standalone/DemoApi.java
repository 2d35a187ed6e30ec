package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.function.Supplier;
import se.lotsen.client.Lotsen;
import se.lotsen.client.api.ActivitiesApi;
import se.lotsen.client.api.CasesApi;
import se.lotsen.client.api.ClientsApi;
import se.lotsen.client.api.ContactsApi;
import se.lotsen.client.api.ProjectsApi;
import se.lotsen.client.api.ReferralsApi;
import se.lotsen.client.model.ActivityDetails;
import se.lotsen.client.model.ActivityTransition;
import se.lotsen.client.model.CaseTransition;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.CompanyDetails;
import se.lotsen.client.model.ContactDetails;
import se.lotsen.client.model.HeadCount;
import se.lotsen.client.model.OutcomeDetails;
import se.lotsen.client.model.ProjectPlan;
import se.lotsen.client.model.ProjectTransition;
import se.lotsen.client.model.Receipt;
import se.lotsen.client.model.ReferralConsent;
import se.lotsen.client.model.ReferralDraft;
import se.lotsen.client.model.ReferralTransition;
import se.lotsen.client.model.SessionDetails;
import se.lotsen.client.model.SuccessionDetails;

/**
 * The commands of the invented history, sent with the client that is made from the API's
 * description; each under a key of its own place in the history.
 */
final class DemoApi {
  static final String PROJECT = "DEMO";

  private final ProjectsApi projects;
  private final ClientsApi clients;
  private final ContactsApi contacts;
  private final CasesApi cases;
  private final ReferralsApi referrals;
  private final ActivitiesApi activities;
  private int sent;

  /**
   * @param address such as {@code http://localhost:8080}
   * @param token of whoever may enter all this
   */
  DemoApi(String address, Supplier<String> token) {
    var lotsen = Lotsen.at(address, token);
    this.projects = lotsen.projects();
    this.clients = lotsen.clients();
    this.contacts = lotsen.contacts();
    this.cases = lotsen.cases();
    this.referrals = lotsen.referrals();
    this.activities = lotsen.activities();
  }

  private String key() {
    sent++;
    return "demo-" + sent;
  }

  int sent() {
    return sent;
  }

  void enterProject(ProjectPlan plan) {
    projects.planProject(plan, key(), null, null, null);
    projects.moveProject(
        PROJECT,
        new ProjectTransition().trigger(ProjectTransition.TriggerEnum.ACTIVATE),
        key(),
        null,
        null,
        null);
  }

  String registerClient(ClientDetails client) {
    return clients.registerClient(client, key(), null, null, null).getId();
  }

  /** Its receipt names the case that it opened, if it did. */
  Receipt logContact(ContactDetails contact) {
    return contacts.logContact(contact, key(), null, null, null);
  }

  void takeStep(String id, CaseTransition step) {
    cases.takeStep(id, step, key(), null, null, null);
  }

  void logSession(String id, SessionDetails session) {
    cases.logSession(id, session, key(), null, null, null);
  }

  void recordOutcome(String id, OutcomeDetails outcome) {
    cases.recordOutcome(id, outcome, key(), null, null, null);
  }

  void recordCompany(String id, CompanyDetails company) {
    cases.recordCompany(id, company, key(), null, null, null);
  }

  void recordSuccession(String id, SuccessionDetails succession) {
    cases.recordSuccession(id, succession, key(), null, null, null);
  }

  String draftReferral(ReferralDraft draft) {
    return referrals.draftReferral(draft, key(), null, null, null).getId();
  }

  void recordConsent(String id, ReferralConsent consent) {
    referrals.recordConsent(id, consent, key(), null, null, null);
  }

  void takeStep(String id, ReferralTransition step) {
    referrals.takeStep(id, step, key(), null, null, null);
  }

  String planActivity(ActivityDetails activity) {
    return activities.planActivity(activity, key(), null, null, null).getId();
  }

  void takeStep(String id, String trigger, LocalDate on) {
    activities.takeStep(
        id, new ActivityTransition().trigger(trigger).on(on), key(), null, null, null);
  }

  void recordHeadCount(String id, String group, HeadCount heads) {
    activities.recordHeadCount(id, group, heads, key(), null, null, null);
  }
}
