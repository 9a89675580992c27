package org.muster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.calls.Call;
import org.muster.calls.CallSheets;
import org.muster.calls.Calls;
import org.muster.calls.Means;
import org.muster.calls.Outcome;
import org.muster.people.Audience;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tie;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** Watch lists over a small campus with its chain. */
@SuppressWarnings("NullAway.Init")
abstract class WatchOnCampus extends OnCampus {

  @Autowired WatchLists lists;
  @Autowired Watching watching;
  @Autowired Entries entries;
  @Autowired Sweep sweep;
  @Autowired CallSheets sheets;
  @Autowired Calls calls;
  @Autowired Tasks tasks;

  /** A list in force. */
  UUID live(String name, @Nullable Audience rule, int every, int keep) {
    return CurrentInstitution.call(
        campus.id(),
        () -> {
          var id =
              lists.draft(
                  new ListDraft(
                      name, null, rule, Layer.ATTENTION, every, LocalTime.of(20, 0), keep),
                  "张处长");
          lists.start(id);
          return id;
        });
  }

  Watched only(String number) {
    var found = on(number);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  List<Watched> on(String number) {
    return all(number).stream().filter(Watched::open).toList();
  }

  List<Watched> all(String number) {
    return CurrentInstitution.call(campus.id(), () -> watching.of(person(number), 20));
  }

  Task task(String number) {
    return CurrentInstitution.call(campus.id(), () -> tasks.about(person(number), 5)).getFirst();
  }

  void reach(String number) {
    here(
        () ->
            calls.log(
                counsellor,
                new Call(
                    person(number),
                    null,
                    null,
                    Tie.SELF,
                    Means.PHONE,
                    Outcome.REACHED_WELL,
                    "",
                    Ids.next().toString(),
                    null,
                    null)));
  }

  List<String> both(Runnable one, Runnable other) throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      return threads
          .invokeAll(List.<Callable<String>>of(() -> outcome(one), () -> outcome(other)))
          .stream()
          .map(
              done -> {
                try {
                  return done.get();
                } catch (Exception broken) {
                  throw new AssertionError(broken);
                }
              })
          .toList();
    }
  }

  String outcome(Runnable work) {
    Supplier<String> tried =
        () -> {
          try {
            work.run();
            return "ok";
          } catch (Problem told) {
            return told.code();
          }
        };
    return CurrentInstitution.call(campus.id(), tried::get);
  }

  Scope whole() {
    return new Scope(campus.id(), workingGroup.person(), Map.of(PostKind.WORKING_GROUP, Set.of()));
  }

  java.time.LocalDate yesterday() {
    return campus.institution().day(clock.instant()).minusDays(1);
  }

  void set(String number, String what) {
    jdbc.sql("update people.person set " + what + " where institution_id = ? and number = ?")
        .params(campus.id(), number)
        .update();
  }

  long count(String sql) {
    return CurrentInstitution.call(
        campus.id(), () -> jdbc.sql(sql).param(campus.id()).query(Long.class).single());
  }

  void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }
}
