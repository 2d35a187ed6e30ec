package se.lotsen.activities.activity;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ActivityConfiguration {
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
            Refusal.conflict(
                "activity-exists", "Aktiviteten finns redan", "The activity is there already")));
  }
}
