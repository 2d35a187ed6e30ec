package se.lotsen.registry.project;

import java.util.List;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.Funder;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/** A project as it is kept. */
record Project(
    ProjectId id,
    Text name,
    Period period,
    Text owner,
    List<Municipality> municipalities,
    List<Funder> funders,
    List<ActivityArea> areas,
    List<IndicatorTarget> indicators,
    ProjectStatus status) {

  Project withStatus(ProjectStatus next) {
    return new Project(id, name, period, owner, municipalities, funders, areas, indicators, next);
  }

  Project withIndicators(List<IndicatorTarget> next) {
    return new Project(id, name, period, owner, municipalities, funders, areas, next, status);
  }
}
