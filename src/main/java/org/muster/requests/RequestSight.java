package org.muster.requests;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.springframework.stereotype.Component;

/**
 * Who sees which requests: those who ask and whom it is about, the offices of the route, and
 * student affairs, who answer for the student and jointly own every request of theirs.
 */
@Component
class RequestSight {

  /** Posts that are no office: they see by the class of whom it is about, or not at all. */
  private static final Set<PostKind> NO_OFFICE =
      Set.of(
          PostKind.WORKING_GROUP,
          PostKind.DATA_TEAM,
          PostKind.CHIEF_COUNSELLOR,
          PostKind.COUNSELLOR,
          PostKind.CLASS_LEADER,
          PostKind.DATA_PROTECTION);

  /** The condition on {@code r} with the membership {@code m}; takes {@link #parameters}. */
  static final String SEEN =
      """
      (:all or r.asker_id = :self::uuid or r.about_id = :self::uuid
       or m.unit_id = any (:units::uuid[])
       or exists (select from requests.step v
                   where v.institution_id = r.institution_id and v.request_id = r.id
                     and v.post = any (:offices::text[])))
      """;

  /** The part of it that is the viewer's work, not their own asking. */
  static final String WORK =
      """
      (:all or o.owner_id = :self::uuid and r.state = 'open' or m.unit_id = any (:units::uuid[])
       or s.post = any (:offices::text[]))
      """;

  private final Institutions institutions;

  RequestSight(Institutions institutions) {
    this.institutions = institutions;
  }

  /** The offices somebody acts in. */
  static Set<PostKind> offices(Scope scope) {
    var offices = new HashSet<>(scope.charges().keySet());
    offices.removeAll(NO_OFFICE);
    return offices;
  }

  /** The kinds of post a route may name: the offices and those who answer for students. */
  static Stream<PostKind> forRoutes() {
    return Arrays.stream(PostKind.values())
        .filter(
            kind ->
                !NO_OFFICE.contains(kind)
                    || kind == PostKind.COUNSELLOR
                    || kind == PostKind.CHIEF_COUNSELLOR
                    || kind == PostKind.WORKING_GROUP);
  }

  Map<String, @Nullable Object> parameters(Scope scope) {
    var parameters = new HashMap<String, @Nullable Object>();
    parameters.put("institution", CurrentInstitution.get());
    parameters.put("today", institutions.today());
    parameters.put("all", scope.holds(PostKind.WORKING_GROUP));
    parameters.put("self", scope.person());
    parameters.put("units", units(scope));
    parameters.put("offices", offices(scope).stream().map(PostKind::word).toArray(String[]::new));
    return parameters;
  }

  /** The classes whose students somebody answers for. */
  private static UUID[] units(Scope scope) {
    return Stream.of(PostKind.COUNSELLOR, PostKind.CHIEF_COUNSELLOR)
        .flatMap(kind -> scope.units(kind).stream())
        .distinct()
        .toArray(UUID[]::new);
  }

  /** True for those who may do what is to be done at the step a request is at. */
  static boolean mayDecide(Request request, Scope scope) {
    if (scope.person() == null || request.state() != Request.State.OPEN) {
      return false;
    }
    boolean own = scope.person().equals(request.asker()) || scope.person().equals(request.about());
    boolean holds =
        switch (request.post()) {
          case COUNSELLOR, CHIEF_COUNSELLOR ->
              request.unit() != null && scope.units(request.post()).contains(request.unit());
          default -> scope.holds(request.post());
        };
    // Nobody decides what they asked for themselves, unless nobody else is left to.
    return scope.person().equals(request.owner())
        || !own && (holds || scope.holds(PostKind.WORKING_GROUP));
  }

  /** True for those on the asking side. */
  static boolean asks(Request request, @Nullable UUID person) {
    return person != null && (person.equals(request.asker()) || person.equals(request.about()));
  }
}
