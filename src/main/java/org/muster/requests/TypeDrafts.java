package org.muster.requests;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.forms.Forms;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Types that offices make on a page: drafted, published as a version, offered no longer. */
@Service
public class TypeDrafts {

  private final OfficeTypes rows;
  private final RequestTypes types;
  private final Forms forms;
  private final Trail trail;

  TypeDrafts(OfficeTypes rows, RequestTypes types, Forms forms, Trail trail) {
    this.rows = rows;
    this.types = types;
    this.forms = forms;
    this.trail = trail;
  }

  /** True for those who make types: offices, chief counsellors and the working group. */
  public static boolean isFor(Scope scope) {
    return scope.person() != null && !offices(scope).isEmpty();
  }

  /** The posts in which somebody makes types. */
  public static List<PostKind> offices(Scope scope) {
    var offices = new java.util.TreeSet<>(RequestSight.offices(scope));
    if (scope.holds(PostKind.WORKING_GROUP)) {
      offices.add(PostKind.WORKING_GROUP);
    }
    if (scope.holds(PostKind.CHIEF_COUNSELLOR)) {
      offices.add(PostKind.CHIEF_COUNSELLOR);
    }
    return List.copyOf(offices);
  }

  /** The posts that a route may name. */
  public static List<PostKind> forRoutes() {
    return RequestSight.forRoutes().toList();
  }

  /** The versions that somebody's offices made, the newest of a code first. */
  public List<OfficeType> of(Scope scope) {
    checkMay(scope);
    return rows.all().stream().filter(one -> mayChange(one, scope)).toList();
  }

  /** One of them. */
  public OfficeType get(UUID id, Scope scope) {
    checkMay(scope);
    return rows.find(id).filter(one -> mayChange(one, scope)).orElseThrow(Problem::notFound);
  }

  private static boolean mayChange(OfficeType type, Scope scope) {
    return scope.holds(type.office()) || scope.holds(PostKind.WORKING_GROUP);
  }

  private static void checkMay(Scope scope) {
    if (!isFor(scope)) {
      throw Problem.forbidden();
    }
  }

  /**
   * Keeps a draft, in the place of what it was.
   *
   * @throws Problem 403 for another office's, 409 for one that is published, 422 for what is no
   *     type
   */
  @Transactional
  public void save(OfficeType draft, Scope scope) {
    checkMay(scope);
    check(draft, scope);
    if (!rows.write(draft)) {
      throw Problem.conflict("requests.type-published");
    }
    trail.record("requests.type-draft", "request-type", draft.id(), Map.of("code", draft.code()));
  }

  private void check(OfficeType draft, Scope scope) {
    if (!mayChange(draft, scope)) {
      throw Problem.forbidden();
    }
    var stored = rows.find(draft.id());
    if (stored.isPresent() && !mayChange(stored.get(), scope)) {
      throw Problem.forbidden();
    }
    var others = rows.all().stream().filter(one -> one.code().equals(draft.code())).toList();
    if (!draft.code().matches("[a-z][a-z0-9-]{1,39}")
        || types.contributed(draft.code())
        || others.stream().anyMatch(one -> one.office() != draft.office())) {
      throw Problem.unprocessable("requests.type-code");
    }
    if (blank(draft.name().chinese(), 40) || blank(draft.hint().chinese(), 200)) {
      throw Problem.unprocessable("requests.type-name");
    }
    if (draft.steps().isEmpty()
        || draft.steps().size() > 4
        || draft.steps().stream()
            .anyMatch(
                step ->
                    step.hours() < 1 || step.hours() > 720 || !forRoutes().contains(step.post()))) {
      throw Problem.unprocessable("requests.type-route");
    }
    TypedQuestions.of(draft.asked());
  }

  private static boolean blank(String typed, int most) {
    return typed.isBlank() || Normalizer.normalize(typed, Normalizer.Form.NFC).length() > most;
  }

  /** Offers a draft from now on; running requests keep the version they were asked in. */
  @Transactional
  public void publish(UUID id, Scope scope) {
    var draft = get(id, scope);
    if (!draft.draft()) {
      throw Problem.conflict("requests.type-published");
    }
    check(draft, scope);
    var code = "request-" + draft.code();
    var form =
        forms.publish(
            QuestionSheet.write(code, draft.name(), TypedQuestions.of(draft.asked())), draft.by());
    if (!rows.publish(draft, form.id())) {
      throw Problem.conflict("requests.type-published");
    }
    trail.record("requests.type-publish", "request-type", id, Map.of("code", draft.code()));
  }

  /** Offers it no longer; running requests go on. */
  @Transactional
  public void retire(UUID id, Scope scope) {
    var type = get(id, scope);
    rows.retire(type.code());
    trail.record("requests.type-retire", "request-type", id, Map.of("code", type.code()));
  }
}
