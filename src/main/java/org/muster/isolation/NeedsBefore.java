package org.muster.isolation;

import java.util.List;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Needs that were asked for before they were requests: open ones are moved over once, at the start.
 * Their words are sealed for the column they are in, so no migration could; what is over stays in
 * its table until its time is.
 */
@Component
class NeedsBefore {

  static final SealedColumn WORDS = new SealedColumn("isolation.need", "words", "person_id", true);
  static final SealedColumn ANSWER =
      new SealedColumn("isolation.need", "answer", "person_id", true);

  private record Old(UUID id, UUID person, String kind, String words) {}

  private final JdbcClient jdbc;
  private final StayTable stays;
  private final Needs needs;
  private final Seals seals;
  private final Institutions institutions;
  private final TransactionTemplate transaction;

  NeedsBefore(
      JdbcClient jdbc,
      StayTable stays,
      Needs needs,
      Seals seals,
      Institutions institutions,
      TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.stays = stays;
    this.needs = needs;
    this.seals = seals;
    this.institutions = institutions;
    this.transaction = transaction;
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    Thread.ofVirtual().name("needs-before").start(() -> institutions.each("needs", this::move));
  }

  /** Moves those of the institution in force; the ids stay, so that twice is once. */
  void move() {
    transaction.executeWithoutResult(status -> taken().forEach(this::ask));
  }

  private List<Old> taken() {
    return jdbc.sql(
            """
            delete from isolation.need n using isolation.stay s
             where n.institution_id = ? and n.done_at is null
               and s.institution_id = n.institution_id and s.id = n.stay_id
               and s.placed_at is not null and s.released_at is null
            returning n.id, n.person_id, n.kind, n.words
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) ->
                new Old(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  private void ask(Old old) {
    needs.ask(
        stays.openOf(old.person()).orElseThrow(),
        old.id(),
        Needs.Kind.of(old.kind()).orElseThrow(),
        seals.open(WORDS.name(), old.person(), old.words()));
  }
}
