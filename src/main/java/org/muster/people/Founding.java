package org.muster.people;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.muster.identity.FirstInstitution;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds an institution with the person who holds its first posts. */
@Component
class Founding implements FirstInstitution {

  private final Institutions institutions;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Founding(
      Institutions institutions, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.institutions = institutions;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Founded create(
      String code, String name, String zone, String founderNumber, String founderName) {
    if (founderNumber.isBlank() || founderName.isBlank()) {
      throw Problem.unprocessable("people.founder");
    }
    var institution = institutions.create(code, name, zone);
    var person = Ids.next();
    CurrentInstitution.run(
        institution.id(),
        () ->
            transaction.executeWithoutResult(
                status ->
                    appoint(institution, person, founderNumber.strip(), founderName.strip())));
    return new Founded(institution.id(), person);
  }

  private void appoint(Institution institution, UUID person, String number, String name) {
    var now = clock.instant();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, ?, 'staff', ?, ?, ?)
            """)
        .params(
            institution.id(), person, number, name, Initials.of(name), now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select u.institution_id, k.id, ?, k.kind, u.id, ?
              from people.unit u, unnest(?, ?) k(id, kind)
             where u.institution_id = ? and u.kind = 'university'
            """)
        .params(
            person,
            institution.day(now),
            new UUID[] {Ids.next(), Ids.next()},
            new String[] {PostKind.DATA_TEAM.word(), PostKind.WORKING_GROUP.word()},
            institution.id())
        .update();
  }
}
