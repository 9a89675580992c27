package org.muster.people;

import com.ibm.icu.text.ListFormatter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who is meant by an audience today, in the institution in force. */
@Service
public class Audiences {

  /** The criterion that turns from students to those who act in a post. */
  public static final String POSTS = "posts";

  private static final String STUDENTS = "people.student s";

  private static final String ACTING =
      """
      (select p.institution_id, p.id, p.number, p.political, p.origin, p.destination, p.staying,
              a.unit_id, null::uuid as place_id, a.kind
         from (%s) a
         join people.person p on p.institution_id = :institution and p.id = a.person_id) s
      """
          .formatted(Chain.ACTING);

  private static final String HELD =
      """
      (select p.institution_id, p.id, p.number, p.political, p.origin, p.destination, p.staying,
              h.unit_id, null::uuid as place_id, h.kind
         from (%s) h
         join people.person p on p.institution_id = :institution and p.id = h.person_id) s
      """
          .formatted(Chain.HELD);

  private static final int NAMES = 50;

  /**
   * An audience as SQL.
   *
   * @param sql selects {@code id, unit_id, place_id}, one row a person
   * @param parameters what it takes, with {@code institution}
   */
  public record Chosen(String sql, Map<String, @Nullable Object> parameters) {}

  /**
   * What is told of an audience before anything is sent to it.
   *
   * @param people how many there are
   * @param names the first of them
   */
  public record Preview(int people, List<PersonLine> names) {}

  /** A criterion that pages offer, with the message that names it and its values. */
  public record Offer(String word, String labelKey, List<Criterion.Choice> choices) {}

  private final Map<String, Criterion> criteria = new TreeMap<>();
  private final JdbcClient jdbc;
  private final People people;
  private final Institutions institutions;
  private final Clock clock;

  Audiences(
      List<Criterion> criteria,
      JdbcClient jdbc,
      People people,
      Institutions institutions,
      Clock clock) {
    criteria.forEach(one -> this.criteria.put(one.word(), one));
    this.jdbc = jdbc;
    this.people = people;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** The criteria whose values pages offer to this viewer. */
  public List<Offer> offers(Scope scope, Text t) {
    var answers = scope.answerUnits();
    boolean reads = answers == null || answers.length > 0;
    return criteria.values().stream()
        .filter(one -> reads || !one.health())
        .map(one -> new Offer(one.word(), one.labelKey(), one.choices(scope, t)))
        .filter(offer -> !offer.choices().isEmpty())
        .toList();
  }

  /**
   * The audience, when all its criteria and values are known.
   *
   * @throws Problem naming the first that is not
   */
  public Audience check(Audience audience) {
    audience
        .criteria()
        .forEach(
            (word, values) -> {
              var known = criteria.get(word);
              if (known == null || !values.stream().allMatch(known::takes)) {
                throw Problem.unprocessable("people.audience", word);
              }
            });
    return audience;
  }

  /**
   * The audience, for what goes to everybody of it and not only to those in a charge.
   *
   * @throws Problem 403 where it chooses by health and the chooser may not read everybody's answers
   */
  public Audience checkWhole(Audience audience, Scope scope) {
    if (health(audience) && scope.answerUnits() != null) {
      throw new Problem(HttpStatus.FORBIDDEN, "people.audience-health");
    }
    return audience;
  }

  /** An audience in the reader's words, one line for each criterion. */
  public List<String> words(Audience audience, Text t) {
    return audience.criteria().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            one -> {
              var known = Objects.requireNonNull(criteria.get(one.getKey()));
              var values = one.getValue().stream().map(value -> known.words(value, t)).toList();
              return t.of(
                  "people.criterion.line",
                  t.of(known.labelKey()),
                  ListFormatter.getInstance(
                          t.locale(), ListFormatter.Type.OR, ListFormatter.Width.WIDE)
                      .format(values));
            })
        .toList();
  }

  /** Everybody of an audience. */
  public Chosen all(Audience audience) {
    return chosen(audience, null);
  }

  /** Those of an audience who are in somebody's charge. */
  public Chosen within(Audience audience, Scope scope) {
    return chosen(audience, units(audience, scope));
  }

  /**
   * Those of an audience who are in somebody's charge, as those whose it is: of posts their
   * holders, also while somebody stands in for them. The SQL has a further column {@code kind}, of
   * the post; null for students.
   */
  public Chosen holders(Audience audience, Scope scope) {
    boolean posts = check(audience).criteria().containsKey(POSTS);
    return chosen(
        audience,
        units(audience, scope),
        posts ? HELD : STUDENTS,
        posts ? ", s.kind" : ", null::text as kind");
  }

  /** The names of those that SQL chose, by unit and number. */
  public List<PersonLine> names(Chosen chosen, int limit) {
    return jdbc.sql(
            """
            select p.id, p.number, p.name, p.kind = 'student', c.unit_id, u.name
              from (%s) c
              join people.person p on p.institution_id = :institution and p.id = c.id
              left join people.unit u on u.institution_id = :institution and u.id = c.unit_id
             order by u.name, p.number limit %d
            """
                .formatted(chosen.sql(), limit))
        .params(chosen.parameters())
        .query(People::line)
        .list();
  }

  /** How many an audience is. */
  public int count(Audience audience) {
    return audience.criteria().isEmpty()
        ? Math.toIntExact(people.students())
        : count(all(audience));
  }

  /** How many SQL chose. */
  public int count(Chosen chosen) {
    return jdbc.sql("select count(*) from (%s) c".formatted(chosen.sql()))
        .params(chosen.parameters())
        .query(Integer.class)
        .single();
  }

  /**
   * How many of an audience are in somebody's charge, and the first of them by class and number.
   */
  public Preview preview(Audience audience, Scope scope) {
    var chosen = within(audience, scope);
    int found = units(audience, scope) == null ? count(audience) : count(chosen);
    return new Preview(found, names(chosen, NAMES));
  }

  /** Whose health is chosen by, their answers the viewer must be one to read. */
  private java.util.UUID @Nullable [] units(Audience audience, Scope scope) {
    return health(audience) ? scope.answerUnits() : scope.units();
  }

  private boolean health(Audience audience) {
    return check(audience).criteria().keySet().stream()
        .anyMatch(word -> Objects.requireNonNull(criteria.get(word)).health());
  }

  private Chosen chosen(Audience audience, java.util.UUID @Nullable [] units) {
    boolean posts = check(audience).criteria().containsKey(POSTS);
    return chosen(audience, units, posts ? ACTING : STUDENTS, "");
  }

  private Chosen chosen(
      Audience audience, java.util.UUID @Nullable [] units, String from, String further) {
    var conditions = new ArrayList<String>();
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("today", institutions.today());
    parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
    parameters.put("charge", units);
    conditions.add("s.institution_id = :institution");
    conditions.add("(:charge::uuid[] is null or s.unit_id = any (:charge::uuid[]))");
    audience
        .criteria()
        .forEach(
            (word, values) -> {
              conditions.add("(" + Objects.requireNonNull(criteria.get(word)).condition() + ")");
              parameters.put(word, values.toArray(String[]::new));
            });
    // Of one who holds several posts the first; a student is there once.
    boolean once = from.equals(STUDENTS);
    return new Chosen(
        "select %ss.id, s.unit_id, s.place_id%s from %s where %s%s"
            .formatted(
                once ? "" : "distinct on (s.id) ",
                further,
                from,
                String.join("\n and ", conditions),
                once ? "" : " order by s.id"),
        parameters);
  }
}
