package org.muster.watch.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds whom typed numbers and names mean: of the roll where one is meant, else as they stand. */
@Service
public class ExposedNames {

  private static final int MOST = 200;

  private final JdbcClient jdbc;

  ExposedNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The exposures of those who are typed, separated by commas, blanks or lines. */
  public List<Exposures.New> read(
      String typed, ExposureKind kind, LocalDate first, LocalDate last) {
    var words =
        Arrays.stream(typed.split("[\\s,，、;；]+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (words.size() > MOST || words.stream().anyMatch(word -> word.length() > 60)) {
      throw Problem.unprocessable("cases.too-many-typed", MOST);
    }
    var known = new HashMap<String, UUID>();
    var twice = new HashSet<String>();
    jdbc.sql(
            """
            select number, name, id from people.student
             where institution_id = :institution
               and (number = any (:words) or name = any (:words))
            """)
        .param("institution", CurrentInstitution.get())
        .param("words", words.toArray(String[]::new))
        .query(
            row -> {
              var id = row.getObject(3, UUID.class);
              known.put(row.getString(1), id);
              if (known.putIfAbsent(row.getString(2), id) != null) {
                twice.add(row.getString(2));
              }
            });
    return exposures(words, known, twice, kind, first, last);
  }

  private static List<Exposures.New> exposures(
      List<String> words,
      Map<String, UUID> known,
      HashSet<String> twice,
      ExposureKind kind,
      LocalDate first,
      LocalDate last) {
    var exposed = new ArrayList<Exposures.New>();
    for (var word : words) {
      if (twice.contains(word)) {
        throw Problem.unprocessable("cases.name-of-two");
      }
      var person = known.get(word);
      // Mostly digits is meant as a number; nobody's is a slip, not a name.
      if (person == null && word.chars().filter(Character::isDigit).count() * 2 > word.length()) {
        throw Problem.unprocessable("cases.number-unknown");
      }
      exposed.add(new Exposures.New(person, person == null ? word : null, kind, first, last));
    }
    return exposed;
  }
}
