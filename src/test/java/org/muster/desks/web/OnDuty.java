package org.muster.desks.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;

/** A rota of the whole university with three who take turns: T01, T02 and T04. */
abstract class OnDuty extends OnCampus {

  UUID rota() {
    var unit =
        here("select id from people.unit where institution_id = ? and parent_id is null")
            .getFirst();
    assertThat(
            post(
                workingGroup,
                "/desks",
                "nameZh",
                "应急值班",
                "nameEn",
                "Duty officer",
                "whatFor",
                "昼夜应急值守",
                "phone",
                "0756-1234567",
                "place",
                "行政楼101",
                "unit",
                unit.toString(),
                "shifts",
                "3",
                "begins",
                "08:00"))
        .hasStatus3xxRedirection();
    var rota = here("select id from desks.rota where institution_id = ?").getFirst();
    assertThat(post(workingGroup, "/desks/" + rota + "/members", "numbers", "T01，T02\nT04"))
        .hasStatus3xxRedirection();
    return rota;
  }

  String plan(UUID rota, String from, String to) {
    return html(post(workingGroup, "/desks/" + rota + "/plan", "from", from, "to", to));
  }

  /** The shifts of somebody, in order. */
  List<UUID> shifts(Viewer viewer) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql(
                    """
                    select id from desks.shift where institution_id = ? and person_id = ?
                     order by start_at
                    """)
                .params(campus.id(), viewer.self())
                .query(UUID.class)
                .list());
  }

  List<UUID> here(String sql) {
    return CurrentInstitution.call(
        campus.id(), () -> jdbc.sql(sql).param(campus.id()).query(UUID.class).list());
  }
}
