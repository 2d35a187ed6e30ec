package se.lotsen.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lifecycles as the domain description has them, written down a second time by hand. */
class TablesTest {
  @Test
  void adviceIsAsItWasAgreedOn() {
    assertThat(rows(Lifecycle.ADVICE))
        .isEqualTo(
            """
            REGISTERED -ANALYSE_NEEDS-> NEEDS_ANALYSIS []
            NEEDS_ANALYSIS -START_ADVISING-> ADVISING [ADVISOR_ASSIGNED, PROJECT_ACTIVE_ON_THE_DAY]
            ADVISING -WAIT_FOR_CLIENT-> WAITING_FOR_CLIENT []
            WAITING_FOR_CLIENT -RESUME-> ADVISING []
            ADVISING -REFER-> REFERRED []
            REFERRED -REFERRAL_ANSWERED-> ADVISING []
            ADVISING -START_FOLLOW_UP-> FOLLOW_UP [SESSION_LOGGED]
            FOLLOW_UP -COMPLETE-> COMPLETED [OUTCOME_RECORDED]
            REGISTERED -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            NEEDS_ANALYSIS -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            ADVISING -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            WAITING_FOR_CLIENT -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            REFERRED -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            FOLLOW_UP -WITHDRAW-> WITHDRAWN [REASON_GIVEN]
            COMPLETED -REOPEN-> ADVISING [REASON_GIVEN, PROJECT_NOT_CLOSED]
            WITHDRAWN -REOPEN-> ADVISING [REASON_GIVEN, PROJECT_NOT_CLOSED]""");
  }

  @Test
  void spinOffIsAsItWasAgreedOn() {
    assertThat(rows(Lifecycle.SPIN_OFF))
        .isEqualTo(
            """
            IDEA_REGISTERED -SCREEN-> SCREENING []
            SCREENING -DEVELOP_CONCEPT-> CONCEPT_DEVELOPMENT []
            CONCEPT_DEVELOPMENT -PREPARE_START-> PREPARING_START []
            PREPARING_START -START_COMPANY-> STARTED [COMPANY_RECORDED, GENUINELY_NEW]
            SCREENING -REFER-> REFERRED []
            REFERRED -REFERRAL_ANSWERED-> SCREENING []
            STARTED -START_FOLLOW_UP-> FOLLOW_UP []
            FOLLOW_UP -COMPLETE-> COMPLETED [OUTCOME_RECORDED]
            IDEA_REGISTERED -ABANDON-> ABANDONED [REASON_GIVEN]
            SCREENING -ABANDON-> ABANDONED [REASON_GIVEN]
            CONCEPT_DEVELOPMENT -ABANDON-> ABANDONED [REASON_GIVEN]
            PREPARING_START -ABANDON-> ABANDONED [REASON_GIVEN]
            STARTED -ABANDON-> ABANDONED [REASON_GIVEN]
            REFERRED -ABANDON-> ABANDONED [REASON_GIVEN]
            FOLLOW_UP -ABANDON-> ABANDONED [REASON_GIVEN]
            COMPLETED -REOPEN-> FOLLOW_UP [REASON_GIVEN, PROJECT_NOT_CLOSED]
            ABANDONED -REOPEN-> SCREENING [REASON_GIVEN, PROJECT_NOT_CLOSED]""");
  }

  @Test
  void successionIsAsItWasAgreedOn() {
    assertThat(rows(Lifecycle.SUCCESSION))
        .isEqualTo(
            """
            IDENTIFIED -OPEN_DIALOGUE-> DIALOGUE []
            DIALOGUE -VALUE-> VALUATION []
            VALUATION -SEARCH_SUCCESSOR-> SUCCESSOR_SEARCH []
            SUCCESSOR_SEARCH -NEGOTIATE-> NEGOTIATION []
            VALUATION -NEGOTIATE-> NEGOTIATION [SUCCESSOR_KNOWN]
            NEGOTIATION -TRANSFER-> TRANSFERRED [TRANSFER_DATE_GIVEN, SUCCESSOR_KNOWN]
            TRANSFERRED -START_FOLLOW_UP-> FOLLOW_UP []
            FOLLOW_UP -COMPLETE-> COMPLETED [OUTCOME_RECORDED]
            IDENTIFIED -ABANDON-> ABANDONED [REASON_GIVEN]
            DIALOGUE -ABANDON-> ABANDONED [REASON_GIVEN]
            VALUATION -ABANDON-> ABANDONED [REASON_GIVEN]
            SUCCESSOR_SEARCH -ABANDON-> ABANDONED [REASON_GIVEN]
            NEGOTIATION -ABANDON-> ABANDONED [REASON_GIVEN]
            TRANSFERRED -ABANDON-> ABANDONED [REASON_GIVEN]
            FOLLOW_UP -ABANDON-> ABANDONED [REASON_GIVEN]
            COMPLETED -REOPEN-> FOLLOW_UP [REASON_GIVEN, PROJECT_NOT_CLOSED]
            ABANDONED -REOPEN-> DIALOGUE [REASON_GIVEN, PROJECT_NOT_CLOSED]""");
  }

  private static String rows(Lifecycle lifecycle) {
    return lifecycle.table().steps().stream()
        .map(
            step ->
                "%s -%s-> %s %s"
                    .formatted(
                        step.from().name(), step.trigger().name(), step.to().name(), step.guards()))
        .collect(Collectors.joining("\n"));
  }
}
