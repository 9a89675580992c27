package org.muster.desks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;

/** The owner of a rota is told before nobody is on call. */
class GapWatchTests extends OnCampus {

  @Autowired Rotas rotas;
  @Autowired Shifts shifts;
  @Autowired GapWatch watch;

  @Test
  void theOwnerIsToldOfEachGapOnceAndOfNoneThatIsFarAway() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          var root =
              jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
                  .param(campus.id())
                  .query(UUID.class)
                  .single();
          var id =
              rotas.create(
                  new Rotas.Draft("应急值班", "", "值守", "", "", root, 2, LocalTime.of(8, 0)),
                  workingGroup.self());
          rotas.setMembers(id, "T01 T02");
          var rota = rotas.get(id);
          var today = campus.institution().day(clock.instant());
          shifts.plan(rota, today, today.plusDays(3));
          watch.look();
          assertThat(told()).isZero();
          clock.advance(java.time.Duration.ofDays(3));
          watch.look();
          watch.look();
          assertThat(told()).isEqualTo(1);
        });
    assertThat(html(get(workingGroup, "/notices"))).contains("即将无人值班：应急值班");
  }

  private long told() {
    return jdbc.sql("select count(*) from notices.notice where institution_id = ? and key like ?")
        .params(campus.id(), "desks gap %")
        .query(Long.class)
        .single();
  }
}
