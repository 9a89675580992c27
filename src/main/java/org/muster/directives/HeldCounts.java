package org.muster.directives;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.situation.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What Muster holds, counted over the charge of each receiver. */
@Component
class HeldCounts {

  /** Whose charge, in the post they received a directive in. */
  record Charge(UUID person, String post) {}

  private static final Set<String> WHOLE =
      Set.of(PostKind.WORKING_GROUP.word(), PostKind.DATA_TEAM.word());

  private final JdbcClient jdbc;
  private final Figures figures;
  private final Institutions institutions;

  HeldCounts(JdbcClient jdbc, Figures figures, Institutions institutions) {
    this.jdbc = jdbc;
    this.figures = figures;
    this.institutions = institutions;
  }

  /**
   * The counts of an item's held questions by question, for each of these receivers; empty while
   * one of them is not known today.
   */
  Optional<Map<UUID, Map<Integer, Long>>> of(List<Question> questions, Collection<Charge> whose) {
    var held = questions.stream().filter(one -> one.held() != null).toList();
    var classes = classes(whose);
    var counts = new HashMap<UUID, Map<Integer, Long>>();
    for (var question : held) {
      var values = figures.values(String.valueOf(question.held()), institutions.today());
      if (values.isEmpty()) {
        return Optional.empty();
      }
      for (var one : whose) {
        counts
            .computeIfAbsent(one.person(), none -> new HashMap<>())
            .put(question.n(), sum(values.get(), classes, one));
      }
    }
    return Optional.of(counts);
  }

  private static long sum(Map<UUID, Integer> values, Map<Charge, Set<UUID>> classes, Charge whose) {
    return WHOLE.contains(whose.post())
        ? values.values().stream().mapToLong(Integer::longValue).sum()
        : classes.getOrDefault(whose, Set.of()).stream()
            .mapToLong(unit -> values.getOrDefault(unit, 0))
            .sum();
  }

  private Map<Charge, Set<UUID>> classes(Collection<Charge> whose) {
    var people = new ArrayList<UUID>();
    whose.stream().filter(one -> !WHOLE.contains(one.post())).forEach(o -> people.add(o.person()));
    var classes = new HashMap<Charge, Set<UUID>>();
    jdbc.sql(Chain.CLASSES_HELD)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("people", people.toArray(UUID[]::new))
        .query(
            row -> {
              classes
                  .computeIfAbsent(
                      new Charge(row.getObject(3, UUID.class), row.getString(2)),
                      none -> new HashSet<>())
                  .add(row.getObject(1, UUID.class));
            });
    return classes;
  }
}
