package org.muster.rounds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.forms.Forms;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What rounds ask of those on their rolls, and of those who see to it. Assumed, not measured: a
 * question takes six seconds; one of a series of days is answered "as yesterday" in twenty; a class
 * leader looks at a class for two minutes, a counsellor for three, and a chief counsellor at a
 * class for half a minute.
 */
@Component
class RoundsAsked implements Asked {

  private static final double QUESTION = 6 / 60.0;
  private static final double AS_YESTERDAY = 20 / 60.0;
  private static final double CLASS_LEADER = 2;
  private static final double COUNSELLOR = 3;
  private static final double CHIEF = 0.5;

  private record Asking(UUID form, boolean series, long people, long classes) {}

  private final JdbcClient jdbc;
  private final Forms forms;

  RoundsAsked(JdbcClient jdbc, Forms forms) {
    this.jdbc = jdbc;
    this.forms = forms;
  }

  @Override
  public Minutes between(Instant from, Instant to) {
    var rounds = rounds(from, to);
    double students = rounds.stream().mapToDouble(round -> round.people() * minutes(round)).sum();
    double classes = rounds.stream().mapToLong(Asking::classes).sum();
    return new Minutes(
        students,
        Map.of(
            PostKind.CLASS_LEADER, classes * CLASS_LEADER,
            PostKind.COUNSELLOR, classes * COUNSELLOR,
            PostKind.CHIEF_COUNSELLOR, classes * CHIEF));
  }

  private double minutes(Asking round) {
    return round.series()
        ? AS_YESTERDAY
        : forms.version(round.form()).form().questions().size() * QUESTION;
  }

  private List<Asking> rounds(Instant from, Instant to) {
    return jdbc.sql(
            """
            select r.form_id, r.schedule_id is not null, count(*), count(distinct l.unit_id)
              from rounds.round r
              join rounds.roll l on l.institution_id = r.institution_id and l.round_id = r.id
             where r.institution_id = :institution and r.opened_at >= :from and r.opened_at < :to
             group by r.id, r.form_id, r.schedule_id
            """)
        .param("institution", CurrentInstitution.get())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Asking(
                    row.getObject(1, UUID.class),
                    row.getBoolean(2),
                    row.getLong(3),
                    row.getLong(4)))
        .list();
  }
}
