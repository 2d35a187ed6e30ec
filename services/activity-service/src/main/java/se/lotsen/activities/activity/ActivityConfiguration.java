package se.lotsen.activities.activity;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ActivityConfiguration {
  @Bean
  PersonalDataSource activityHoldings(Activities activities) {
    return activities.holdings();
  }

  @Bean
  JournaledStore<Activity, ActivityEvent> activityStore(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "activity",
            "activities.activities",
            Activity.class,
            Topics.ACTIVITIES,
            activity -> activity.stateCode().value(),
            List.of(Registrations.TYPE),
            ActivityListings.ALL,
            Placement.by(Scope.MUNICIPALITY, "municipality").and(Scope.PROJECT, "project"),
            Refusal.conflict(
                "activity-exists", "Aktiviteten finns redan", "The activity is there already")));
  }
}
