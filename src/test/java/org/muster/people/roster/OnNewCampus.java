package org.muster.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.muster.MusterTest;
import org.muster.identity.Viewer;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A university that was founded a moment ago, and its data team. */
@MusterTest
@SuppressWarnings("NullAway") // work that gives nothing gives null
abstract class OnNewCampus {

  @Autowired Institutions institutions;
  @Autowired Imports imports;
  @Autowired ImportLists lists;
  @Autowired Completeness completeness;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  Institution university;
  Viewer dataTeam;

  @BeforeEach
  void found() {
    university =
        institutions.create("r-" + Ids.next().toString().substring(24), "试验大学", "Asia/Shanghai");
    dataTeam = new Viewer(university.id(), null, "数据专班");
  }

  UUID applied(Upload file) {
    return applied(file, false);
  }

  UUID applied(Upload file, boolean leavers) {
    var id = read(file);
    in(() -> imports.apply(dataTeam, id, leavers));
    return id;
  }

  UUID read(Upload file) {
    return in(
        () -> {
          var id = imports.begin(dataTeam, List.of(file));
          imports.read(dataTeam, id);
          return id;
        });
  }

  void assertProblem(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(
            () ->
                in(
                    () -> {
                      try {
                        act.call();
                      } catch (RuntimeException thrown) {
                        throw thrown;
                      } catch (Throwable thrown) {
                        throw new AssertionError(thrown);
                      }
                    }))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
  }

  interface Work<T> {
    T call() throws Exception;
  }

  interface Act {
    void run() throws Exception;
  }

  <T> T in(Work<T> work) {
    try {
      return CurrentInstitution.call(university.id(), work::call);
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception thrown) {
      throw new AssertionError(thrown);
    }
  }

  void in(Act act) {
    in(
        () -> {
          act.run();
          return null;
        });
  }

  Map<String, TreeSet<String>> problems(UUID id) {
    return in(
        () -> {
          var found = new TreeMap<String, TreeSet<String>>();
          lists
              .problems(id, null, 0, 1000)
              .forEach(
                  p -> found.computeIfAbsent(p.kind(), none -> new TreeSet<>()).add(p.number()));
          return found;
        });
  }

  List<String> numbers() {
    return in(
        () ->
            jdbc.sql("select number from people.student order by number")
                .query(String.class)
                .list());
  }

  List<String> holders(String kind) {
    return in(
        () ->
            jdbc.sql(
                    """
                    select p.number || ' ' || u.name from people.post o
                      join people.person p on p.id = o.person_id join people.unit u on u.id = o.unit_id
                     where o.kind = ? and o.to_on is null order by 1
                    """)
                .param(kind)
                .query(String.class)
                .list());
  }

  Map<String, Object> student(String number) {
    return in(
        () ->
            jdbc.sql(
                    """
                    select s.*, u.name as unit, r.name as room from people.student s
                      left join people.unit u on u.id = s.unit_id
                      left join people.place r on r.id = s.place_id where s.number = ?
                    """)
                .param(number)
                .query()
                .singleRow());
  }

  long one(String sql) {
    return in(() -> jdbc.sql(sql).query(Long.class).single());
  }
}
