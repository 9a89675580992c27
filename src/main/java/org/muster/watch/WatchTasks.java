package org.muster.watch;

import java.util.Map;
import org.muster.people.Institutions;
import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/** Each person on a list is somebody's, until the next time they are spoken to. */
@Component
class WatchTasks implements TaskSource {

  private final Institutions institutions;

  WatchTasks(Institutions institutions) {
    this.institutions = institutions;
  }

  @Override
  public String word() {
    return "watch";
  }

  @Override
  public String open() {
    return """
    select o.id, o.person_id, coalesce(named.person_id, answering.owner_id), o.due_at, o.name_zh,
           '/calls/' || o.person_id
      from (%s) o
      %s
    """
        .formatted(Cadence.OPEN, Cadence.OWNER);
  }

  @Override
  public Map<String, Object> parameters() {
    return Cadence.parameters(institutions);
  }
}
