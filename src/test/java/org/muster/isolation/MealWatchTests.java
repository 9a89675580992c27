package org.muster.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.isolation.web.OnIsolation;
import org.muster.operation.Incident;
import org.muster.operation.Incidents;
import org.muster.people.Scopes;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

/** A meal that has not come an hour after it was due is an incident, until it has. */
class MealWatchTests extends OnIsolation {

  @Autowired MealWatch watch;
  @Autowired Incidents incidents;
  @Autowired Scopes scopes;

  @Test
  void whatHasNotComeAnHourAfterItWasDueIsAnIncidentOfLogisticsUntilItHas() {
    stay("S02", 0);
    at("2026-11-21T05:29:00Z");
    assertThat(open()).isEmpty();
    at("2026-11-21T05:31:00Z");
    assertThat(open())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.owner()).isEqualTo(logistics.person());
              assertThat(incident.people()).isEqualTo(1);
            });
    assertThat(html(get(workingGroup, "/incidents"))).contains("有 1 份隔离餐食超过时限一小时仍未送达");
    post(
        logistics,
        "/meals/2026-11-21/lunch/ticks",
        "code",
        code(),
        "tick",
        UUID.randomUUID().toString());
    at("2026-11-21T05:33:00Z");
    assertThat(open()).isEmpty();
  }

  private void at(String moment) {
    clock.set(Instant.parse(moment));
    CurrentInstitution.run(campus.id(), watch::look);
  }

  private List<Incident> open() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            incidents.open(scopes.of(workingGroup)).stream()
                .filter(one -> one.kind().equals(MealWatch.UNDELIVERED))
                .toList());
  }

  private String code() {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql(
                    "select code from isolation.serving where institution_id = ? and meal ="
                        + " 'lunch'")
                .param(campus.id())
                .query(String.class)
                .single());
  }
}
