package org.muster.watch.cases.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.watch.ReleaseRule;
import org.muster.watch.cases.CaseDraft;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Cases;
import org.muster.watch.cases.Exposures;
import org.muster.watch.cases.Outbreak;
import org.muster.watch.cases.Outbreaks;
import org.springframework.beans.factory.annotation.Autowired;

/** An outbreak of influenza on the small campus, opened by the working group a moment ago. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
abstract class OnOutbreak extends OnCampus {

  /** The institution's day on which everything here begins. */
  static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Autowired Outbreaks outbreaks;
  @Autowired Cases cases;
  @Autowired Exposures exposures;
  @Autowired Scopes scopes;

  Viewer clinic;
  UUID outbreak;

  @BeforeEach
  void outbreak() {
    clinic = office("T07", PostKind.CLINIC);
    outbreak =
        in(
            () ->
                outbreaks.open(
                    workingGroup,
                    scope(workingGroup),
                    new Outbreak.Draft(
                        "流感",
                        2,
                        14,
                        List.of(
                            ReleaseRule.sinceOnset(10),
                            ReleaseRule.withoutFever(3),
                            ReleaseRule.negative(2, 24)))));
  }

  Scope scope(Viewer viewer) {
    return scopes.of(viewer);
  }

  /** A case of a student, noted by the working group. */
  UUID noted(String number, CaseState state, LocalDate onset) {
    return in(
        () ->
            cases.add(
                workingGroup,
                scope(workingGroup),
                outbreak,
                new CaseDraft(number, false, state, onset, null, null, null, null)));
  }

  void turned(UUID id, int seen, CaseState to) {
    in(
        () -> {
          cases.turn(workingGroup, scope(workingGroup), id, seen, to, TODAY, null, "核酸结果");
          return true;
        });
  }

  interface Work<T> {
    T call();
  }

  <T> T in(Work<T> work) {
    return CurrentInstitution.call(campus.id(), work::call);
  }

  private Viewer office(String number, PostKind kind) {
    return in(
        () -> {
          var id = Ids.next();
          jdbc.sql(
                  """
                  with h as (
                    insert into people.person
                      (institution_id, id, number, kind, name, initials, joined_at)
                    values (:institution, :id, :number, 'staff', '校医', '', :at)
                    returning id)
                  insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
                  select :institution, :post, h.id, :kind, u.id, date '2026-09-01'
                    from h, people.unit u
                   where u.institution_id = :institution and u.parent_id is null
                  """)
              .param("institution", campus.id())
              .param("id", id)
              .param("post", Ids.next())
              .param("number", number)
              .param("kind", kind.word())
              .param("at", clock.instant().atOffset(ZoneOffset.UTC))
              .update();
          return new Viewer(campus.id(), id, "校医");
        });
  }
}
