package org.muster.requests;

import org.muster.workbench.TaskSource;
import org.springframework.stereotype.Component;

/** Every request that somebody has to do something about. */
@Component
class RequestTasks implements TaskSource {

  @Override
  public String word() {
    return "requests";
  }

  @Override
  public String open() {
    return Holders.WITH
        + """
        select r.id as subject, r.about_id as about, o.owner_id as owner, r.due_at,
               r.name_zh as what, '/requests/' || r.id as path
          from requests.request r join owned o on o.request_id = r.id
         where r.institution_id = :institution and r.closed_at is null
        """;
  }
}
