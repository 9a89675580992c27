package org.muster.directives;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees what of a directive: its issuer and who sent what it was forwarded from see all of it, a
 * receiver their own part, a superior the part of those below them; so do those who stand in.
 */
@Component
class Sight {

  /** SQL for a receiver {@code r} whose part is the viewer's own, or of one they stand in for. */
  static final String MINE =
      """
      (r.person_id = :self::uuid
       or (r.person_id, r.post) in (select * from unnest(:holders::uuid[], :kinds::text[])))
      """;

  /** SQL for a receiver {@code r} who is below the viewer. */
  static final String BELOW =
      """
      (r.unit_id = any (:chief_units::uuid[]) and coalesce(r.post, 'class_leader')
         in ('class_leader', 'counsellor')
       or r.unit_id = any (:counsellor_units::uuid[]) and coalesce(r.post, 'class_leader')
         = 'class_leader')
      """;

  /** SQL for a directive {@code d} that the viewer issued, or one they stand in for. */
  static final String ISSUED =
      """
      (d.by_person = :self::uuid
       or (d.by_person, d.by_post) in (select * from unnest(:holders::uuid[], :kinds::text[])))
      """;

  private final JdbcClient jdbc;
  private final Chain chain;

  Sight(JdbcClient jdbc, Chain chain) {
    this.jdbc = jdbc;
    this.chain = chain;
  }

  /**
   * What somebody has to do with a directive.
   *
   * @param issuer sees all of it
   * @param receiver has a part of their own
   * @param superior sees the part of those below them
   */
  record View(boolean issuer, boolean receiver, boolean superior) {

    boolean any() {
      return issuer || receiver || superior;
    }
  }

  /** The parameters of these conditions, with {@code :institution}. */
  Map<String, @Nullable Object> parameters(Scope scope) {
    var parameters = new HashMap<>(parameters(scope.person()));
    parameters.put("chief_units", scope.units(PostKind.CHIEF_COUNSELLOR).toArray(UUID[]::new));
    parameters.put("counsellor_units", scope.units(PostKind.COUNSELLOR).toArray(UUID[]::new));
    return parameters;
  }

  /** The parameters of {@link #MINE} and {@link #ISSUED}, with {@code :institution}. */
  Map<String, @Nullable Object> parameters(@Nullable UUID person) {
    var posts = person == null ? List.<Chain.ActsFor>of() : chain.actsFor(person);
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("self", person);
    parameters.put("holders", posts.stream().map(Chain.ActsFor::holder).toArray(UUID[]::new));
    parameters.put("kinds", posts.stream().map(one -> one.kind().word()).toArray(String[]::new));
    return parameters;
  }

  /**
   * What the viewer has to do with a directive.
   *
   * @throws Problem 404 where that is nothing
   */
  View of(UUID directive, Scope scope) {
    var view =
        jdbc.sql(
                """
                select :whole or coalesce(%s, false) or exists (
                         select from directives.directive p
                          where p.institution_id = d.institution_id and p.id = d.parent_id
                            and coalesce(%s, false)),
                       exists (select from directives.receiver r
                                where r.institution_id = d.institution_id
                                  and r.directive_id = d.id and %s),
                       exists (select from directives.receiver r
                                where r.institution_id = d.institution_id
                                  and r.directive_id = d.id and %s)
                  from directives.directive d
                 where d.institution_id = :institution and d.id = :directive
                """
                    .formatted(ISSUED, ISSUED.replace("d.by", "p.by"), MINE, BELOW))
            .params(parameters(scope))
            .param("whole", scope.whole())
            .param("directive", directive)
            .query((row, n) -> new View(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
            .optional()
            .orElseThrow(Problem::notFound);
    if (!view.any()) {
      throw Problem.notFound();
    }
    return view;
  }

  /**
   * Checks that a part of a directive that stands is somebody's own, or of one they stand in for.
   *
   * @throws Problem 404 where it is not, 409 where the directive was withdrawn
   */
  void checkOwn(UUID directive, UUID holder, @Nullable UUID person) {
    boolean withdrawn =
        jdbc.sql(
                """
                select d.withdrawn_at is not null from directives.receiver r
                  join directives.directive d
                    on d.institution_id = r.institution_id and d.id = r.directive_id
                 where r.institution_id = :institution and r.directive_id = :directive
                   and r.person_id = :holder and %s
                """
                    .formatted(MINE))
            .params(parameters(person))
            .param("directive", directive)
            .param("holder", holder)
            .query(Boolean.class)
            .optional()
            .orElseThrow(Problem::notFound);
    if (withdrawn) {
      throw Problem.conflict("directives.withdrawn");
    }
  }
}
